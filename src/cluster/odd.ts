/** One of several that differs from what most of them have, or the first where no value has a majority. */
export interface Odd<Item> {
    readonly item: Item;
    readonly reference: Item;
}

/** Those of some items that are not as the others are; where two values are met as often, the earlier is right. */
export function oddOnes<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Odd<Item>[] {
    const byKey = new Map<string, Item[]>();
    for (const item of items) {
        const key = keyOf(item);
        const same = byKey.get(key);
        if (same === undefined) byKey.set(key, [item]);
        else same.push(item);
    }
    const most = Math.max(0, ...[...byKey.values()].map((each) => each.length));
    const right = [...byKey.values()].find((each) => each.length === most);
    const [reference] = right ?? [];
    if (right === undefined || reference === undefined) return [];
    return items.filter((item) => !right.includes(item)).map((item) => ({ item, reference }));
}
