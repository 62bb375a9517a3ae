import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { makePng } from '@atelier/imaging/testing'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { describeStudioOnSqlite } from '../testing/suite.ts'
import { importPicture, postFiles } from '../testing/upload.ts'

const MEGABYTE = 1024 * 1024
const BOUNDARY = 'between'
const FORM = `multipart/form-data; boundary=${BOUNDARY}`
const END = `--${BOUNDARY}--\r\n`
const part = (name: string, bytes: Buffer) =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ])
const headOf = (sizeBytes: number, more = '', path = '/api/v1/images', type = FORM) =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\ncontent-length: ${sizeBytes}\r\n${more}\r\n`
const EXPECTS = 'expect: 100-continue\r\n'

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
  async function fillUp(
    head = headOf(16 * MEGABYTE, EXPECTS),
    beginning = part('slow.png', Buffer.alloc(1000)).subarray(0, 900),
  ): Promise<readonly Socket[]> {
    const opened = Array.from({ length: 4 }, open)
    for (const { socket, until } of opened) {
      // The server says that it has seen the head, so its bytes are counted before those of whoever asks next.
      socket.write(head)
      await until(/^HTTP\/1\.1 100 Continue/)
      socket.write(beginning)
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

  test.each([
    ['forms', undefined, undefined],
    [
      'JSON',
      headOf(16 * MEGABYTE, EXPECTS, '/api/v1/styles/import', 'application/json'),
      Buffer.from('{"csv":"name,prompt'),
    ],
  ])(
    'beyond the %s that fit into memory they wait, and are taken when there is room',
    async (_kind, head, beginning) => {
      const { id } = await importPicture(my.studio, {}, { width: 1200, height: 900 })
      const [first] = await fillUp(head, beginning)
      let isAnswered = false
      const file = makePng({ chunks: [['unIq', randomBytes(12)]] })
      const sent = postFiles(my.studio, file).finally(() => (isAnswered = true))
      // More work than the import is: when this is done, that would be, too.
      expect((await my.studio.request(`/api/v1/images/${id}/file?format=avif`)).status).toBe(200)
      expect(isAnswered).toBe(false)
      first?.destroy()
      expect((await sent).status).toBe(201)
    },
  )

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
