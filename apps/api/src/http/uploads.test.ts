import { connect, type Socket } from 'node:net'
import { makePng } from '@atelier/imaging/testing'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { describeStudioOnSqlite } from '../testing/suite.ts'
import { postFiles } from '../testing/upload.ts'

const MEGABYTE = 1024 * 1024
const BOUNDARY = 'between'
const END = `--${BOUNDARY}--\r\n`
const part = (name: string, bytes: Buffer) =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ])
const headOf = (sizeBytes: number, more = '') =>
  `POST /api/v1/images HTTP/1.1\r\nhost: localhost\r\ncontent-type: multipart/form-data; boundary=${BOUNDARY}\r\ncontent-length: ${sizeBytes}\r\n${more}\r\n`

describeStudioOnSqlite('files that are sent', { config: { maxImageMb: 16 } }, my => {
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A connection, and all that was answered on it. */
  function open(): { socket: Socket; until: (matches: RegExp) => Promise<string> } {
    const socket = connect(Number(new URL(my.studio.url).port), '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    let text = ''
    socket.setEncoding('latin1').on('data', (chunk: string) => void (text += chunk))
    const until = (matches: RegExp) =>
      vi.waitFor(
        () => {
          expect(text).toMatch(matches)
          return text
        },
        { timeout: 10_000 },
      )
    return { socket, until }
  }

  /** As many as are held at a time, of 16 MB each, of which only the beginning ever comes. */
  async function fillUp(): Promise<readonly Socket[]> {
    const opened = Array.from({ length: 4 }, open)
    for (const { socket, until } of opened) {
      // The server says that it has seen the head, so its bytes are counted before those of whoever asks next.
      socket.write(headOf(16 * MEGABYTE, 'expect: 100-continue\r\n'))
      await until(/^HTTP\/1\.1 100 Continue/)
      socket.write(part('slow.png', Buffer.alloc(1000)).subarray(0, 900))
    }
    return opened.map(({ socket }) => socket)
  }

  test('a form that is refused does not hold up what comes next on its connection', async () => {
    const { socket, until } = open()
    const form = Buffer.concat([...['a', 'b', 'c'].map(name => part(name, Buffer.alloc(200_000))), Buffer.from(END)])
    socket.write(headOf(form.length))
    socket.write(form)
    expect(await until(/image\.more_than_one_file/)).toMatch(/^HTTP\/1\.1 400 /)
    socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n')
    expect(await until(/"status":"ok"/)).toContain('HTTP/1.1 200 ')
  })

  test('beyond what fits into memory they wait, and are taken when there is room', async () => {
    const [first] = await fillUp()
    let isAnswered = false
    const sent = postFiles(my.studio, makePng({ seed: 1 })).finally(() => (isAnswered = true))
    await my.studio.request('/healthz')
    expect(isAnswered).toBe(false)
    first?.destroy()
    expect((await sent).status).toBe(201)
  })

  test('whoever waits for long is told to come back', async () => {
    await fillUp()
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const sent = postFiles(my.studio, makePng({ seed: 2 }))
    const answer = await vi.waitFor(() => {
      vi.advanceTimersByTime(20_000)
      return Promise.race([sent, Promise.reject(new Error('not yet'))])
    })
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toMatchObject([
      503,
      '5',
      { code: 'server.busy' },
    ])
  })
})
