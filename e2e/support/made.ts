import type { Generation } from '@atelier/contracts'
import type { APIRequestContext } from '@playwright/test'

/** Has the built-in engine make pictures, and waits for them. */
export async function makePictures(request: APIRequestContext, studioUrl: string, data: object): Promise<Generation> {
  const answer = await request.post(`${studioUrl}/api/v1/generations`, {
    data: { model: 'atelier/sketch', width: 256, height: 256, ...data },
    headers: { prefer: 'wait=20' },
  })
  return (await answer.json()) as Generation // by the contract of createGeneration
}
