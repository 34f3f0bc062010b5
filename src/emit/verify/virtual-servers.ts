/** What a director's table of IPVS should say. */
import type { Plan, PlannedService } from '../plan.ts';
import { withPort } from './names.ts';
import { bash } from '../shell.ts';
import { shellArray } from './script.ts';

/** The steps that compare the table with the plan. */
export function virtualServerSteps({ services }: Plan): readonly string[] {
    return [
        shellArray(
            'services',
            'Virtual services: protocol and address as ipvsadm has them, scheduler.',
            services.map((service) => `${serviceWords(service)} ${service.scheduler}`),
        ),
        shellArray(
            'pool',
            'Real servers: protocol and address of the service, address of the server, its weight, its name.',
            services.flatMap((service) =>
                service.servers.map(
                    ({ addresses, weight, name }) =>
                        `${serviceWords(service)} ${withPort(addresses[service.family]?.address ?? '', service.port)} ${weight} ${name}`,
                ),
            ),
        ),
        TABLE,
    ];
}

/** How `ipvsadm --save --numeric` names a service. */
function serviceWords({ protocol, address, port }: PlannedService): string {
    return `${protocol === 'tcp' ? '-t' : '-u'} ${withPort(address, port)}`;
}

const TABLE = bash`# look_at TABLE: compares the services and real servers with what ipvsadm saves of its table.
look_at() {
    local each protocol service server scheduler weight name line found
    for each in "\${services[@]}"; do
        read -r protocol service scheduler <<<"$each"
        line=$(grep -F -e "-A $protocol $service " <<<"$1")
        case "$line " in
        *" -s $scheduler "*) ok "$service is balanced by $scheduler" ;;
        ' ') fail "$service is not in the table of IPVS" 'systemctl reload keepalived; keepalived -t says what is wrong' ;;
        *) fail "$service is balanced otherwise: $line" 'systemctl restart keepalived; nothing else may set the table' ;;
        esac
    done
    for each in "\${pool[@]}"; do
        read -r protocol service server weight name <<<"$each"
        line=$(grep -F -e "-a $protocol $service -r $server " <<<"$1")
        found=\${line##* -w }
        case "$line " in
        ' ') fail "$name ($server) is out of $service: its check fails" "verify.sh on $name; journalctl -u keepalived" ;;
        *" -g "*)
            if [ "\${found%% *}" != 0 ]; then
                ok "$name ($server) serves $service, method Route, weight \${found%% *}"
            elif [ "$weight" = 0 ]; then
                ok "$name ($server) gets nothing new of $service, as planned: weight 0"
            else
                fail "$name ($server) gets nothing new of $service: weight 0" "verify.sh on $name, unless it was drained by hand"
            fi
            ;;
        *) fail "$name ($server) is not reached by method Route" "systemctl restart keepalived; lvs_method DR is missing" ;;
        esac
    done
}

if [ ! -e /proc/net/ip_vs ]; then
    fail 'the module ip_vs is not loaded' 'modprobe ip_vs; systemctl restart keepalived'
elif ! has ipvsadm; then
    skip 'the table of IPVS: there is no ipvsadm'
else
    ok 'the module ip_vs is loaded'
    look_at "$(ipvsadm --save --numeric)"
fi`;
