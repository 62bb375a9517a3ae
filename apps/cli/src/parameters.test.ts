import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { makePng } from '@atelier/imaging/testing'
import { expect, onTestFinished, test } from 'vitest'
import { builtCommand } from './testing/command.ts'

const command = builtCommand()

test('sends every parameter that it has a flag for', async () => {
  await writeFile(join(command.home(), 'start.png'), makePng({ width: 256, height: 256 }))
  const asked = new Promise<Record<string, unknown>>(resolve => {
    const server = createServer((request, response) => {
      let text = ''
      request.on('data', piece => (text += String(piece)))
      request.on('end', () => {
        const isUpload = request.url?.endsWith('/uploads')
        if (!isUpload) resolve(JSON.parse(text) as Record<string, unknown>)
        response
          .writeHead(201, { 'content-type': 'application/json' })
          .end(JSON.stringify({ id: 'up', prompt: '', createdAt: '', status: 'queued' }))
      })
    }).listen(0, '127.0.0.1', () => {
      const address = server.address()
      const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
      const flags = [
        '--negative',
        'fog',
        '--steps',
        '4',
        '--guidance',
        '3.5',
        '--seed',
        '9',
        '--style',
        'ink',
        '--task',
        'inpaint',
        '--strength',
        '0.5',
        '--mask-blur',
        '8',
        '--repaint',
        '--scale',
        '2',
        '--extend',
        '1,2,3,4',
        '--sampler',
        'Euler a',
        '--scheduler',
        'karras',
        '--lora',
        'film:0.8',
        '--lora',
        'ink',
        '--option',
        'quality=high',
        '--option',
        'hires=true',
        '--option',
        'level=3',
        '--parent',
        'p1',
        '--image',
        'start.png',
        '--mask',
        'start.png',
        '--reference',
        '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11',
      ]
      void command.run([
        'generate',
        'all of it',
        '--model',
        'atelier/sketch',
        '--size',
        '256x256',
        '--count',
        '3',
        ...flags,
        '--no-wait',
        '--url',
        url,
      ])
    })
    onTestFinished(() => void server.close())
  })
  expect(await asked).toEqual({
    prompt: 'all of it',
    model: 'atelier/sketch',
    width: 256,
    height: 256,
    count: 3,
    negativePrompt: 'fog',
    steps: 4,
    guidance: 3.5,
    seed: 9,
    styles: ['ink'],
    task: 'inpaint',
    strength: 0.5,
    maskBlur: 8,
    keepUnmasked: false,
    scale: 2,
    extend: { left: 1, top: 2, right: 3, bottom: 4 },
    sampler: 'Euler a',
    scheduler: 'karras',
    loras: [
      { name: 'film', weight: 0.8 },
      { name: 'ink', weight: 1 },
    ],
    options: { quality: 'high', hires: true, level: 3 },
    parentId: 'p1',
    inputs: {
      image: { uploadId: 'up' },
      mask: { uploadId: 'up' },
      references: [{ imageId: '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11' }],
    },
  })
})
