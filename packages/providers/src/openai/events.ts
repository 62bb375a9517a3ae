import { isObject, parseJson, textAt, type Json } from '../net/json.ts'

/**
 * Reads a stream of server-sent events piece by piece, and hands over the JSON of each. What is no JSON, such as
 * `[DONE]`, is left out. `event:` is put in as `type` where the JSON has none.
 */
export const createEventReader = (onEvent: (event: Json) => void) => {
  const decoder = new TextDecoder()
  /** Pieces of the event that is being read: an event with a picture in it comes in hundreds of them. */
  let pieces: string[] = []
  let tail = ''

  const finish = () => {
    const block = pieces.join('')
    pieces = []
    const valuesOf = (field: string) =>
      block
        .split(/\r?\n/)
        .flatMap(line => (line.startsWith(`${field}:`) ? [line.slice(field.length + 1).trimStart()] : []))
    const json = parseJson(Buffer.from(valuesOf('data').join('\n')))
    if (!isObject(json)) return
    const [name] = valuesOf('event')
    onEvent(textAt(json, 'type') === undefined && name !== undefined ? { ...json, type: name } : json)
  }

  const read = (piece: Uint8Array) => {
    const blocks = (tail + decoder.decode(piece, { stream: true })).split(/\r?\n\r?\n/)
    blocks.forEach((block, index) => {
      const isLast = index === blocks.length - 1
      // An end may be cut in two, so the last bytes wait for the next piece.
      const kept = isLast ? block.slice(0, Math.max(0, block.length - 3)) : block
      if (isLast) tail = block.slice(kept.length)
      if (kept !== '') pieces.push(kept)
      if (!isLast) finish()
    })
  }

  return {
    read,
    /** The stream is over: its last event may lack an empty line. */
    end: () => {
      pieces.push(tail)
      tail = ''
      finish()
    },
  }
}
