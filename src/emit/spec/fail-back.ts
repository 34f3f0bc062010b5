/** The seconds of `after 60`; 0 for anything else. */
export function secondsOf(failBack: string | undefined): number {
    return Number(/^after (\d+)/.exec(failBack ?? '')?.[1] ?? 0);
}
