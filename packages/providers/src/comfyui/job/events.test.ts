import { describe, expect, test } from 'vitest'
import { sd15 } from '../../testing/comfyui/workflows/stable-diffusion.ts'
import { readEvent, readPreview } from './events.ts'
import { createProgress } from './progress.ts'

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

const message = (...parts: readonly (Uint8Array | number)[]): ArrayBuffer => {
  const bytes = Buffer.concat(
    parts.map(part => {
      if (typeof part !== 'number') return part
      const word = Buffer.alloc(4)
      word.writeUInt32BE(part)
      return word
    }),
  )
  return new Uint8Array(bytes).buffer
}

describe('binary messages', () => {
  const metadata = Buffer.from('{"node_id":"3"}')

  test('a preview, with and without metadata', () => {
    for (const sent of [message(1, 1, JPEG), message(4, metadata.byteLength, metadata, JPEG)]) {
      const preview = readPreview(sent)
      expect(preview?.mimeType).toBe('image/jpeg')
      expect(Buffer.compare(preview?.bytes ?? Buffer.alloc(0), JPEG)).toBe(0)
    }
  })

  test.each([
    ['nothing', message()],
    ['a head alone', message(1, 1)],
    ['text', message(3, 1, JPEG)],
    ['metadata longer than the message', message(4, 2 ** 32 - 1, metadata, JPEG)],
    ['no picture', message(1, 1, Buffer.from('<svg/>'))],
    ['too much', message(1, 1, JPEG, Buffer.alloc(1024 * 1024))],
  ])('%s is no preview', (_name, sent) => {
    expect(readPreview(sent)).toBeUndefined()
  })
})

describe('messages', () => {
  const send = (type: string, data: unknown) => readEvent(JSON.stringify({ type, data }))

  test.each([
    ['status', { status: {} }, undefined],
    ['execution_cached', { nodes: ['4', 5] }, { kind: 'cached', nodes: ['4'] }],
    ['executing', { node: '3' }, { kind: 'executing', node: '3' }],
    ['executing', { node: null }, { kind: 'ended', failure: undefined }],
    ['progress', { node: '3', value: 5, max: 20 }, { kind: 'progress', nodes: [{ id: '3', value: 5, max: 20 }] }],
    ['progress', { node: '3', value: 5, max: 0 }, { kind: 'progress', nodes: [] }],
    [
      'progress_state',
      { nodes: { '3': { value: 30, max: 20 } } },
      { kind: 'progress', nodes: [{ id: '3', value: 20, max: 20 }] },
    ],
    ['progress_state', { nodes: 'none' }, { kind: 'progress', nodes: [] }],
    ['execution_success', {}, { kind: 'ended', failure: undefined }],
    [
      'execution_error',
      { node_type: 'KSampler', exception_type: 'E', exception_message: 'm' },
      { kind: 'ended', failure: { nodeType: 'KSampler', exceptionType: 'E', message: 'm' } },
    ],
  ])('%s %j', (type, data, event) => {
    expect(send(type, data)).toEqual(event)
  })

  test.each(['', 'no json', '[]', 'null', '{"type":1}'])('%j says nothing', text => {
    expect(readEvent(text)).toBeUndefined()
  })
})

describe('progress', () => {
  test('a sampler counts as often as it has steps, and what was cached counts as done', () => {
    const progress = createProgress({ graph: sd15, output: '9', steps: null })
    const seen = [progress.value()]
    const see = (event: Parameters<typeof progress.see>[0]) => {
      progress.see(event)
      seen.push(progress.value())
    }
    see({ kind: 'cached', nodes: ['4', '5', '99'] })
    see({ kind: 'executing', node: '6' })
    see({ kind: 'executing', node: '3' })
    see({ kind: 'progress', nodes: [{ id: '3', value: 10, max: 20 }] })
    see({ kind: 'executing', node: '8' })
    expect(seen.map(value => Math.round(value * 100))).toEqual([2, 9, 9, 13, 49, 84])
  })
})
