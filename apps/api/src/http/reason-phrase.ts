// Not imported: an import takes all that `http` exports, its WebSocket among it, and Node loads its own copy of undici for that.
const { STATUS_CODES } = process.getBuiltinModule('node:http')

/** What a status is called: "Not Found". */
export const reasonPhraseOf = (status: number): string => STATUS_CODES[status] ?? 'Error'
