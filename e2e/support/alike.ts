import type { Image } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { render } from '@atelier/imaging'
import { expect } from './test.ts'

/** A picture that Sketch paints, as unlike another prompt's as pictures are. */
export async function paint(page: Page, studioUrl: string, prompt: string): Promise<Image> {
  const answer = await page.request.post(`${studioUrl}/api/v1/generations`, {
    data: { prompt, model: 'atelier/sketch', width: 512, height: 512, seed: 3 },
    headers: { prefer: 'wait=60' },
  })
  const { images } = (await answer.json()) as { images: Image[] } // by the contract of createGeneration
  const [image] = images
  if (!image) throw new Error(`nothing was made: ${await answer.text()}`)
  return image
}

/** The same picture once more: smaller, or as a JPEG. */
export async function addTwin(
  page: Page,
  studioUrl: string,
  image: Image,
  kind: 'small' | 'jpeg' = 'small',
): Promise<Image> {
  const file = await (await page.request.get(`${studioUrl}${image.urls.file}`)).body()
  const bytes = Buffer.from(await render(file, kind === 'small' ? { format: 'webp', width: 320 } : { format: 'jpeg' }))
  const answer = await page.request.post(`${studioUrl}/api/v1/images`, {
    multipart: { file: { name: 'twin', mimeType: 'application/octet-stream', buffer: bytes } },
  })
  expect(answer.status()).toBe(201)
  return (await answer.json()) as Image // by the contract of importImage
}
