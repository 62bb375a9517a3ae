import { deflateSync } from 'node:zlib'
import { readRecipe } from '../recipe/index.ts'
import { makePng } from './samples.ts'

export const tEXt = (keyword: string, text: string) => ['tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')] as const
export const zTXt = (keyword: string, text: string) =>
  ['zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`, 'latin1'), deflateSync(Buffer.from(text, 'latin1'))])] as const
export const iTXt = (keyword: string, text: string) =>
  ['iTXt', Buffer.from(`${keyword}\0\0\0en\0Parameter\0${text}`)] as const
export const iTXtPacked = (keyword: string, text: string) =>
  ['iTXt', Buffer.concat([Buffer.from(`${keyword}\0\x01\0\0\0`), deflateSync(text)])] as const
export const fromPng = (...chunks: (readonly [string, Uint8Array])[]) => readRecipe(makePng({ chunks }))
export const fromTexts = (texts: Record<string, unknown>) =>
  fromPng(
    ...Object.entries(texts).map(([keyword, value]) =>
      iTXt(keyword, typeof value === 'string' ? value : JSON.stringify(value)),
    ),
  )

export const A1111 =
  'a cat, sitting\non a mat\nNegative prompt: dog,\nblurry\nSteps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7.5, Seed: 1234, Size: 512x768, Model hash: abc123, Model: "a, b: c", Version: v1.9.0'
export const FROM_A1111 = {
  source: 'a1111',
  recipe: {
    prompt: 'a cat, sitting\non a mat',
    negativePrompt: 'dog,\nblurry',
    steps: 20,
    sampler: 'DPM++ 2M Karras',
    guidance: 7.5,
    seed: 1234,
    width: 512,
    height: 768,
    model: 'a, b: c',
  },
}
