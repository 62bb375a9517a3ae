/** What engines say in English of their settings and options, by that English. */
export const engines: Readonly<Record<string, string>> = {}
