/** What becomes of packets under rules of all kinds, against what was worked out by hand. */
import { describe, expect, it } from 'vitest';
import { firewallOf } from '../../../src/hosts/firewall/index.ts';
import { FIREWALLD_SAMPLES } from './firewalld-samples.ts';
import { IPTABLES_SAMPLES } from './iptables-samples.ts';
import { NFT_SAMPLES } from './nft-samples.ts';
import { hostFiles } from './sample.ts';

describe.each([...IPTABLES_SAMPLES, ...NFT_SAMPLES, ...FIREWALLD_SAMPLES])(
    '$load: $name',
    ({ files, expected }) => {
        const firewall = firewallOf(hostFiles(files));

        it.each(expected)(
            '$becomes: $packet.protocol $packet.port, $because',
            ({ packet, becomes, port }) => {
                const verdict = firewall?.input(packet);
                expect(verdict?.kind).toBe(becomes);
                expect(verdict?.reason).not.toBe('');
                const sent = firewall?.redirect(packet);
                expect(sent === undefined ? undefined : (sent.port ?? packet.port)).toBe(port);
            },
        );
    },
);
