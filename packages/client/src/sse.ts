/** One message of a stream of server-sent events. */
export interface Message {
  readonly id: string | undefined
  readonly type: string
  readonly data: string
}

/** Takes a stream apart as it comes, whatever the pieces (WHATWG HTML, "Interpreting an event stream"). */
function createParser() {
  let rest = ''
  let fields = { id: undefined as string | undefined, type: '', data: [] as string[] }

  function take(line: string): Message | undefined {
    if (line === '') {
      const { id, type, data } = fields
      fields = { id: undefined, type: '', data: [] }
      return data.length > 0 ? { id, type: type || 'message', data: data.join('\n') } : undefined
    }
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (name === 'data') fields.data.push(value)
    else if (name === 'event') fields.type = value
    else if (name === 'id' && !value.includes('\0')) fields.id = value
    return undefined
  }

  return {
    /** The messages that end in this piece. */
    push(text: string): Message[] {
      const whole = rest + text
      // A carriage return at the end may be half of a line's end.
      const end = whole.endsWith('\r') ? whole.length - 1 : whole.length
      const lines = whole.slice(0, end).split(/\r\n|\n|\r/)
      rest = (lines.pop() ?? '') + whole.slice(end)
      return lines.map(take).filter(message => message !== undefined)
    },
  }
}

/** The messages of a body, as they come; `onPiece` is told of every sign of life. What was not ended is not told. */
export async function* readMessages(
  body: ReadableStream<Uint8Array>,
  onPiece = () => {},
): AsyncGenerator<Message, void, undefined> {
  const parser = createParser()
  const decoder = new TextDecoder()
  const reader = body.getReader()
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      onPiece()
      yield* parser.push(decoder.decode(piece.value, { stream: true }))
    }
  } finally {
    reader.releaseLock()
  }
}
