"""Sends packets to rules in the kernel and says which come through.

Reads a case as JSON from standard input: `load` is the program (nft, iptables, ip6tables, arptables, firewalld),
`files` are texts by path (the first one, but for firewalld), `packets` what is sent. Prints a list with, for each
packet, null (dropped) or the port to which it went in the end. Must be run in network and mount namespaces of
its own, as root. Raw sockets get what the input chains accept; the last four bytes tell the packets apart.
"""

import ctypes
import json
import os
import select
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

PROTOCOLS = {"icmp": 1, "tcp": 6, "udp": 17, "ah": 51, "ipv6-icmp": 58, "vrrp": 112}
LOCAL = {"inet": "10.0.0.1", "inet6": "fd00::1"}
BUS = """<busconfig><type>system</type><listen>unix:path={0}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
<allow receive_sender="*"/><allow send_type="method_call"/></policy></busconfig>"""


def run(*command, text=None, check=True):
    done = subprocess.run(command, input=text, text=True, capture_output=True, timeout=20)
    if check and done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr or done.stdout}")
    return done


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def address(text):
    return socket.inet_pton(socket.AF_INET6 if ":" in text else socket.AF_INET, text)


def transport(packet, index, pseudo):
    """The part behind the IP header, with a sound checksum, else connection tracking calls it invalid."""
    cookie, port, number = struct.pack("!I", index), packet.get("port", 0), PROTOCOLS[packet["protocol"]]
    if number == 6:
        # A first packet; or one that ends a connection that nobody has seen begin.
        flags = 0x11 if packet.get("state") == "invalid" else 0x02
        head = struct.pack("!HHIIBBH", 20000 + index, port, 1, 1 if flags & 0x10 else 0, 0x50, flags, 1024)
        make = lambda total: head + struct.pack("!HH", total, 0) + cookie
    elif number == 17:
        make = lambda total: struct.pack("!HHHH", 20000 + index, port, 12, total) + cookie
    elif number in (1, 58):
        pseudo = pseudo if number == 58 else None
        make = lambda total: struct.pack("!BBHHH", 8 if number == 1 else 128, 0, total, index, 1) + cookie
    else:
        return struct.pack("!BBBBI", 0x21, 1, 100, 1, 0) + cookie
    body = make(0)
    over = b"" if pseudo is None else pseudo + struct.pack("!II", len(body), number)
    return make(checksum(over + body))


def frame(packet, index, mac, own):
    six, number = packet["family"] == "inet6", PROTOCOLS[packet["protocol"]]
    source, target = address(packet["source"]), address(packet["destination"])
    body = transport(packet, index, source + target)
    if six:
        head = struct.pack("!IHBB", 6 << 28, len(body), number, 255) + source + target
        group = b"\x33\x33" + target[-4:] if target[0] == 0xFF else mac
    else:
        start = struct.pack("!BBHHHBB", 0x45, 0, 20 + len(body), index + 1, 0, 255, number)
        head = start + struct.pack("!H", checksum(start + b"\0\0" + source + target)) + source + target
        group = b"\x01\x00\x5e" + bytes([target[1] & 0x7F]) + target[2:] if target[0] >> 4 == 14 else mac
    return group + own + struct.pack("!H", 0x86DD if six else 0x0800) + head + body


def receivers():
    """Sockets by what they are for; they are members of VRRP's groups."""
    found = []
    for number in PROTOCOLS.values():
        four = socket.socket(socket.AF_INET, socket.SOCK_RAW, number)
        group = address("224.0.0.18") + struct.pack("=4si", address("10.0.0.1"), 0)
        four.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
        six = socket.socket(socket.AF_INET6, socket.SOCK_RAW, number)
        join = address("ff02::12") + struct.pack("=i", socket.if_nametoindex("eth0"))
        six.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, join)
        found += [(four, 20, number), (six, 0, number)]
    return found


def link_here():
    """A socket for whole frames."""
    link = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    link.bind(("eth0", 0))
    return link


def link_of(pid):
    """The same in the namespace of another process."""
    setns = ctypes.CDLL(None, use_errno=True).setns
    own, other = os.open("/proc/self/ns/net", os.O_RDONLY), os.open(f"/proc/{pid}/ns/net", os.O_RDONLY)
    setns(other, 0)
    link = link_here()
    setns(own, 0)
    return link


def network():
    """Joins this namespace to one of its own for the sender; returns the process that holds that one."""
    holder = subprocess.Popen(["unshare", "-n", "sh", "-c", "echo; exec sleep 60"], stdout=subprocess.PIPE)
    holder.stdout.readline()
    run("ip", "link", "add", "eth0", "type", "veth", "peer", "name", "peer0")
    run("ip", "link", "set", "peer0", "name", "eth0", "netns", str(holder.pid))
    run("nsenter", "-t", str(holder.pid), "-n", "ip", "link", "set", "eth0", "up")
    for key in ("all", "default", "eth0"):
        run("sysctl", "-qw", f"net.ipv4.conf.{key}.rp_filter=0")
    run("ip", "link", "set", "lo", "up")
    run("ip", "link", "set", "eth0", "up")
    for each in ("10.0.0.1/24", "10.0.0.5/32", "10.0.0.6/32", "fd00::1/64", "fd00::5/128"):
        run("ip", "addr", "add", each, "dev", "eth0", *(["nodad"] if ":" in each else []))
    for family in ("-4", "-6"):
        run("ip", family, "route", "add", "default", "dev", "eth0", check=False)
    return holder


def load(case, folder):
    """Loads the rules of a case; `folder` is for files; returns what to end afterwards."""
    program, files = case["load"], case["files"]
    text = next(iter(files.values()), "")
    if program != "firewalld":
        run(*(["nft", "-f", "-"] if program == "nft" else [f"{program}-restore"]), text=text)
        return []
    for path, content in files.items():
        name = os.path.join(folder, os.path.relpath(path, "/etc/firewalld"))
        os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(name, "w") as file:
            file.write(content)
    with open(f"{folder}/bus.conf", "w") as file:
        file.write(BUS.format(folder))
    run("mount", "--bind", folder, "/etc/firewalld")
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={folder}/bus"
    run("mount", "-t", "tmpfs", "none", "/var/log")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    bus = subprocess.Popen(["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork"], **quiet)
    while not os.path.exists(f"{folder}/bus"):
        time.sleep(0.05)
    daemon = subprocess.Popen(["firewalld", "--nofork", "--nopid"], **quiet)
    for _ in range(100):
        if run("firewall-cmd", "--state", check=False).returncode == 0:
            return [daemon, bus]
        time.sleep(0.1)
    sys.exit("firewalld does not start")


def asks_arp(link, target, own):
    """Whether an address is answered for, as a number in place of a port."""
    sender = address("10.0.0.2")
    link.send(b"\xff" * 6 + own + struct.pack("!HHHBBH", 0x806, 1, 0x800, 6, 4, 1) + own + sender + b"\0" * 6 + address(target))
    until = time.time() + 0.3
    while time.time() < until:
        if select.select([link], [], [], 0.05)[0]:
            reply = link.recv(200)
            if reply[12:14] == b"\x08\x06" and reply[20:22] == b"\0\2" and reply[28:32] == address(target):
                return 0
    return None


def main():
    case = json.load(sys.stdin)
    holder = network()
    ends = [holder]
    folder = tempfile.mkdtemp()
    try:
        sockets = receivers()
        link = link_of(holder.pid)
        ends = load(case, folder) + ends
        mac, own = link_here().getsockname()[4], link.getsockname()[4]
        run("ip", "neigh", "add", "10.0.0.2", "lladdr", own.hex(":"), "dev", "eth0", check=False)
        results = [None] * len(case["packets"])
        for index, packet in enumerate(case["packets"]):
            if packet["family"] == "arp":
                results[index] = asks_arp(link, packet["destination"], own)
            else:
                link.send(frame(packet, index, mac, own))
        time.sleep(0.2)
        for receiver, skip, number in sockets:
            while select.select([receiver], [], [], 0)[0]:
                data = receiver.recv(2000)[skip:]
                index = struct.unpack("!I", data[-4:])[0]
                if len(data) >= 12 and index < len(results) and case["packets"][index]["protocol"] == NAMES[number]:
                    results[index] = struct.unpack("!H", data[2:4])[0] if number in (6, 17) else 0
        print(json.dumps(results))
    finally:
        for process in ends:
            process.terminate()
            process.wait()
        run("umount", "/etc/firewalld", check=False)
        shutil.rmtree(folder)


NAMES = {number: name for name, number in PROTOCOLS.items()}
main()
