import type { Place } from '../../grammar/schema/places.ts';

/**
 * Whether keepalived takes every word at a place as it is and its config test says nothing:
 * mail addresses and the like, but not the members of a sync group, which must exist.
 */
export function takesAnyWord({ content, path }: Place): boolean {
    return content === 'words' && path !== 'vrrp_sync_group/group';
}
