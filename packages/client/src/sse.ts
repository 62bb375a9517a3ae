/** One message of a stream of server-sent events. */
export interface Message {
  readonly id: string | undefined
  readonly type: string
  readonly data: string
}

/** Takes a stream apart as it comes, whatever the pieces (WHATWG HTML, "Interpreting an event stream"). */
export function createParser() {
  let rest = ''
  let fields = { id: undefined as string | undefined, type: '', data: [] as string[] }

  function take(line: string): Message | undefined {
    if (line === '') {
      const { id, type, data } = fields
      fields = { id: undefined, type: '', data: [] }
      return data.length > 0 ? { id, type: type || 'message', data: data.join('\n') } : undefined
    }
    const [, name = '', value = ''] = /^([^:]*)(?::\s?(.*))?$/s.exec(line) ?? []
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
