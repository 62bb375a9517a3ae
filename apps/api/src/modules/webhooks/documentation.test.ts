import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WEBHOOK_EVENTS, WEBHOOK_TEST_EVENT } from '@atelier/contracts'
import { Webhook } from 'standardwebhooks'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { ROOT } from '../../config.ts'
import { signatureHeaders } from './delivering/sign.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const OTHER = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const body = JSON.stringify({ type: 'image.removed', timestamp: '2026-11-28T22:04:05.123Z', data: { id: 'ü' } })
const signed = (secrets: readonly string[], at = new Date()) =>
  signatureHeaders({ messageId: 'msg_1', at, body, secrets })

type Verify = (secret: string, headers: Record<string, string | undefined>, body: string) => unknown
let page = ''

beforeAll(async () => {
  page = await readFile(join(ROOT, 'docs/clients/webhooks.md'), 'utf8')
})

/** What the page shows, as a program would have it. */
async function documented(): Promise<Verify> {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(page) ?? []
  const folder = await mkdtemp(join(tmpdir(), 'atelier-documented-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'verify.ts'), code)
  // The code on the page says what it exports.
  return ((await import(join(folder, 'verify.ts'))) as { verify: Verify }).verify
}

test('the code on the page verifies what the studio signs, and nothing else', async () => {
  const verify = await documented()
  expect(verify(SECRET, signed([SECRET]), body)).toEqual(JSON.parse(body))
  expect(verify(SECRET, signed([OTHER, SECRET]), body)).toEqual(JSON.parse(body))
  expect(() => verify(SECRET, signed([OTHER]), body)).toThrow('not signed by the studio')
  expect(() => verify(SECRET, signed([SECRET]), `${body} `)).toThrow('not signed by the studio')
  expect(() => verify(SECRET, signed([SECRET], new Date(Date.now() - 10 * 60_000)), body)).toThrow('old')
  expect(() => verify(SECRET, {}, body)).toThrow('without a time')
})

test('so does the library of Standard Webhooks', () => {
  expect(new Webhook(SECRET).verify(body, signed([OTHER, SECRET]))).toEqual(JSON.parse(body))
  expect(() => new Webhook(SECRET).verify(body, signed([OTHER]))).toThrow('No matching signature found')
})

test('the page says what each type holds', () => {
  for (const type of [...WEBHOOK_EVENTS, WEBHOOK_TEST_EVENT]) {
    const [thing = '', what = ''] = type.split('.')
    expect([
      type,
      page.includes(`\`${type}\``) || new RegExp(`^\\| \`${thing}\\..*\`\\.${what}\``, 'm').test(page),
    ]).toEqual([type, true])
  }
})
