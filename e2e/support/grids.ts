import type { Grid } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { expect } from './test.ts'

export const cell = (page: Page, name: string | RegExp) => page.getByRole('gridcell').getByRole('button', { name })
export const done = (page: Page, count: number) => page.getByText(`${count} of ${count} done`)

/** Through the API, where the form is not what is tried. */
export async function makeGrid(page: Page, studioUrl: string, body: object): Promise<Grid> {
  const answer = await page.request.post(`${studioUrl}/api/v1/grids`, { data: body })
  expect(answer.status()).toBe(202)
  return (await answer.json()) as Grid // by the contract of createGrid
}

export const twoByThree = (prompt: string) => ({
  base: { prompt, width: 256, height: 256 },
  axes: [
    { kind: 'prompt', search: 'red', values: ['red', 'blue'] },
    { kind: 'seed', values: [1, 2, 3] },
  ],
})
