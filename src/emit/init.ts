/** A spec to begin with. */
import { DISTRIBUTION_NAMES } from './distributions.ts';
import { SCHEDULERS } from './spec/choices.ts';

/** The text of a spec that can be emitted as it is, with a word on everything that can be said in one. */
export function startingSpec(): string {
    return `# The deployment that kalint emits: kalint emit FILE -o FOLDER

# What files and units of the deployment are called by.
name: web

# For all hosts; each of them may say otherwise.
# ${lines(DISTRIBUTION_NAMES)}
distribution: debian-12
# firewalld, nftables, iptables or none; default: what the distribution uses.
# firewall: nftables
# firewall: { system: firewalld, zone: public }
# NetworkManager, systemd-networkd, netplan, ifcfg or ifupdown; default: what the distribution uses.
# network: systemd-networkd

# How real servers take packets for the virtual address: it is on a loopback device of theirs (loopback),
# or a rule of the firewall redirects it to their own (redirect).
method: loopback

# Whether the stronger director takes the address back when it returns: never, after 60 (seconds), immediately.
failBack: never

vrrp:
  # 1 to 255; no other virtual router on this network may have it.
  id: 17
  # Seconds from advert to advert.
  interval: 1
  # multicast, or unicast where the network does not carry that.
  adverts: multicast
  # At most 8 characters; everyone on the network can read it.
  # password: { env: KEEPALIVED_PASSWORD }

# mail:
#   to: [admin@example.com]
#   from: "{host}@example.com"
#   server: mail.example.com

# The strongest first.
directors:
  - name: lb1
    address: 10.0.0.1/24
    interface: eth0
  - name: lb2
    address: 10.0.0.2/24
    interface: eth0

services:
  - address: 10.0.0.5
    port: 80
    # ${lines(SCHEDULERS)}
    scheduler: wlc
    # Seconds for which a client stays with its server.
    # persistence: 300
    # http, https, tcp, smtp, dns, udp or script.
    check: { type: http, path: /, status: 200, interval: 6, timeout: 3, retries: 2, delay: 2 }
    # The real server that answers when no other is left.
    # sorryServer: sorry

realServers:
  - name: web1
    address: 10.0.0.3
    weight: 1
  - name: web2
    address: 10.0.0.4
    weight: 1
`;
}

/** Names as a comment, in lines. */
function lines(names: readonly string[]): string {
    return names.join(', ').replace(/(.{60,100}), /g, '$1,\n# ');
}
