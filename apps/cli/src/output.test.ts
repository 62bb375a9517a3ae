import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createOutput } from './output.ts'

function screen(isTTY: boolean) {
  let text = ''
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      text += piece.toString()
      done()
    },
  })
  return { stream: Object.assign(stream, { isTTY, columns: 40 }), text: () => text }
}

const LOUD = { json: false, quiet: false }

test('a bar is drawn in one line of a terminal, and is gone before anything else is said', () => {
  const [stdout, stderr] = [screen(true), screen(true)]
  const output = createOutput({ stdout: stdout.stream, stderr: stderr.stream }, LOUD)
  output.progress(0.5, '50 %')
  expect(stderr.text()).toBe('[████████████············] 50 %')
  output.progress(1, '100 % of very many prompts that are long')
  output.result({ id: 1 }, 'one.png')
  expect(stderr.text().split('\r').at(-1)).toBe('')
  expect(stderr.text()).not.toContain('\n')
  expect(
    Math.max(
      ...stderr
        .text()
        .split('\r')
        .map(line => line.length),
    ),
  ).toBeLessThan(40)
  expect(stdout.text()).toBe('one.png\n')
})

test.each([
  ['a pipe', false, LOUD],
  ['--quiet', true, { json: false, quiet: true }],
  ['--json', true, { json: true, quiet: false }],
])('there is none for %s', (_what, isTTY, options) => {
  const stderr = screen(isTTY)
  createOutput({ stdout: screen(false).stream, stderr: stderr.stream }, options).progress(0.5, '50 %')
  expect(stderr.text()).toBe('')
})

test('nothing that somebody wrote is an order to the terminal', () => {
  const [stdout, stderr] = [screen(true), screen(true)]
  const output = createOutput({ stdout: stdout.stream, stderr: stderr.stream }, LOUD)
  output.result({}, 'id\ta \u001B]52;c;aGk=\u0007heron\u009B2J\r\nseed\t7')
  output.note('\u001B[31mred')
  output.failure({ detail: 'No\u001B[2J.' })
  expect(stdout.text()).toBe('id\ta ]52;c;aGk=heron2J\nseed\t7\n')
  expect(stderr.text()).toBe('[31mred\natelier: No[2J.\n')
})
