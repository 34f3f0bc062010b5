import { expect, it } from 'vitest';
import { type Expect, SLACK, masterDown, numberSeen } from '../expected.ts';
import type { LabSet } from '../sets.ts';

/** Milliseconds until a check that runs every second, and once more after a second, takes a server out. */
const OUT = 2_000;

/** Milliseconds that a director waits after its start, as the sets have it. */
const STARTUP = 5_000;

/**
 * The least and the most time, in milliseconds, until a director that returned has the addresses. One that is to take
 * them at once does not wait after its start.
 */
function returning(set: LabSet, failBack: number): readonly [number, number] {
    if (failBack === 0) return [0, masterDown(set) + 2 * SLACK];
    return [failBack, STARTUP + masterDown(set) + failBack + 2 * SLACK];
}

/** What happens when a real server and the master fail, and when they return. */
export const failover: Expect = (set, see) => {
    it('a real server that stopped is taken out as soon as its check says', () => {
        expect(numberSeen(see, 'web2 leaves the pool after')).toBeLessThan(OUT + SLACK);
    });
    it('the other one answers everything meanwhile', () => {
        expect(see('answers without web2')).toBe('web1 web1 web1 web1');
    });
    it('it comes back when it serves again', () => {
        expect(numberSeen(see, 'web2 is back after')).toBeLessThan(OUT + SLACK);
    });
    it('requests are answered until the master loses its power', () => {
        expect(see('answers before')).toBe('web1 web2');
    });
    it('the other director serves within the time after which it takes the master for dead', () => {
        const gap = numberSeen(see, 'longest time without an answer');
        // The last advert was sent up to an interval before.
        expect(gap).toBeGreaterThan(masterDown(set) - set.interval - 200);
        expect(gap).toBeLessThan(masterDown(set) + SLACK);
    });
    it('no request is lost but those of that time', () => {
        const lost = numberSeen(see, 'requests lost');
        expect(lost).toBeGreaterThan(0);
        // Each waits for a second.
        expect(lost).toBeLessThanOrEqual((masterDown(set) + SLACK) / 1000 + 1);
    });
    it('the addresses are on the other director', () => {
        expect(see('holders while lb1 is off')).toBe(set.vips.map(() => 'lb2').join(' '));
    });
    it('the client has its hardware address for them', () => {
        expect(see('neighbour while lb1 is off')).toBe('lb2');
    });
    it('both real servers answer again', () => {
        expect(see('answers while lb1 is off')).toMatch(/^(web1 web2 web1 web2|web2 web1 web2 web1)$/);
    });
    const { failBack } = set;
    const owner = failBack === undefined ? 'lb2' : 'lb1';
    it(`the addresses are on ${owner} after the stronger director returned`, () => {
        expect(see('holders after the return of lb1')).toBe(set.vips.map(() => owner).join(' '));
    });
    if (failBack !== undefined)
        it('it takes them back when it is meant to', () => {
            const [least, most] = returning(set, failBack);
            const time = numberSeen(see, 'time after the return of lb1');
            expect(time).toBeGreaterThan(least);
            expect(time).toBeLessThan(most);
        });
    it('both real servers still answer', () => {
        expect(see('answers after the return of lb1')).toMatch(/^(web1 web2 web1 web2|web2 web1 web2 web1)$/);
    });
};
