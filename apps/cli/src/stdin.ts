import { UsageError } from './usage-error.ts'

export async function readAll(stdin: NodeJS.ReadStream): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of stdin) pieces.push(Buffer.from(piece as Buffer))
  return Buffer.concat(pieces).toString('utf8')
}

/** A line that is typed without being shown; from a pipe its first line. */
export async function readSecret(stdin: NodeJS.ReadStream, ask: () => void): Promise<string> {
  if (!stdin.isTTY) return ((await readAll(stdin)).split('\n')[0] ?? '').trim()
  ask()
  stdin.setRawMode(true)
  try {
    return (await typedLine(stdin)).trim()
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
  }
}

const BACKSPACE = '\u007f'
const CTRL_C = '\u0003'

/** In raw mode keys come as they are pressed, those that edit and those that interrupt, too. */
function typedLine(stdin: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let line = ''
    const read = (piece: Buffer) => {
      for (const key of piece.toString('utf8')) {
        if (key === CTRL_C) return end(() => reject(new UsageError('No key was given.')))
        if (key === '\r' || key === '\n') return end(() => resolve(line))
        line = key === BACKSPACE ? line.slice(0, -1) : line + key
      }
    }
    const end = (settle: () => void) => {
      stdin.off('data', read)
      settle()
    }
    stdin.on('data', read)
  })
}
