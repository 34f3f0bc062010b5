import type { Bound } from '../schema/bind.ts';

/** Whether a block knows a keyword. */
function knows({ spec }: Bound, keyword: string): boolean {
    const block = spec?.block;
    return block?.content === 'keywords' && block.keywords.some(({ name }) => name === keyword);
}

/** Whether a statement of that keyword stands in a block. */
function has({ children }: Bound, keyword: string): boolean {
    return children.some(({ spec }) => spec?.name === keyword);
}

/**
 * Whether a checker connects to the port that stands in the head of its real server, since it names none
 * (`keepalived/check/check_api.c:queue_checker`). It gets that port before the real server gets
 * the port of its virtual server.
 */
export function takesServerPort(checker: Bound): boolean {
    // A ping has no port, though its checker takes the keyword.
    if (checker.spec?.name === 'PING_CHECK') return false;
    return knows(checker, 'connect_port') && !has(checker, 'connect_port') && !has(checker, 'host');
}
