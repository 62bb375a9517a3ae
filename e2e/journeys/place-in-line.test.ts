import type { Page } from '@playwright/test'
import { startStudio } from '../support/studio.ts'
import { expect, forget, test } from '../support/test.ts'

const PASSWORD = 'otters sleep holding hands'
const MODEL = 'stand-in/watercolour'

/** What waits: in a line above the pictures, or where there is no room for one in the queue. */
async function openLine(page: Page, url: string) {
  await page.goto(url)
  const line = page.getByRole('region', { name: 'Waiting' })
  await expect(line).toBeVisible()
  if (test.info().project.name === 'desktop') return line.getByRole('listitem')
  await line.getByRole('button', { name: /waiting/ }).click()
  return page
    .getByRole('dialog', { name: 'Queue' })
    .getByRole('listitem')
    .filter({ hasText: /\d\w\w in line/ })
}

test('what waits says its place in line, behind what another asked for before', async ({
  newStudioPages,
  complaints,
}) => {
  const [admin, guest] = await newStudioPages('browsers')
  const studio = await startStudio({ HF_TOKEN: 'hf_anything', HF_CONCURRENCY: '1' })
  const headers = { origin: studio.url }
  const post = async (page: Page, path: string, data: object) => {
    const answer = await page.request.post(`${studio.url}/api/v1${path}`, { data, headers })
    expect(answer.ok()).toBe(true)
  }
  try {
    studio.upstream.set({ latencyMs: 60_000 })
    await post(admin, '/setup', { username: 'ana', password: PASSWORD })
    await post(admin, '/users', { username: 'ben', role: 'member', password: PASSWORD })
    await post(guest, '/session', { username: 'ben', password: PASSWORD })
    // Ben has had a turn: one of his is being made, and Ana is next.
    await post(guest, '/generations', { prompt: 'an otter that is being made', model: MODEL })
    for (const n of [1, 2, 3]) await post(admin, '/generations', { prompt: `a heron ${n}`, model: MODEL })
    for (const n of [1, 2]) await post(guest, '/generations', { prompt: `an otter ${n}`, model: MODEL })

    const waiting = await openLine(guest, studio.url)
    await expect(waiting).toHaveText([/an otter 1.*2nd in line/, /an otter 2.*4th in line/])
    const hers = await openLine(admin, studio.url)
    // Her first is the next, and stands where it is going to be made.
    await expect(hers).toHaveText([/a heron 2.*3rd in line/, /a heron 3.*5th in line/])
    // What others do is told by no event.
    await hers
      .nth(1)
      .getByRole('button', { name: /^Cancel/ })
      .click()
    await expect(hers).toHaveCount(1)
    await hers
      .nth(0)
      .getByRole('button', { name: /^Cancel/ })
      .click()
    await expect(waiting).toHaveText([/2nd in line/, /3rd in line/])
  } finally {
    for (const page of [admin, guest]) await page.goto('about:blank')
    await studio.stop()
  }
  forget(complaints, /40[134]/)
})
