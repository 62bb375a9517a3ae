import type { Page } from '@playwright/test'
import { openOptions } from '../support/studio-page.ts'
import { startStudio } from '../support/studio.ts'
import { expect, test, violationsInBoth } from '../support/test.ts'

const promptOf = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const history = (page: Page) => page.getByRole('dialog', { name: 'Earlier prompts' })
const rowOf = (page: Page, text: string) => history(page).getByRole('listitem').filter({ hasText: text })

async function openHistory(page: Page) {
  await openOptions(page)
  await page.getByRole('button', { name: 'History' }).click()
  await expect(history(page)).toBeVisible()
}

test('the history is the same in two browsers: searched, starred, deleted from and cleared', async ({
  newStudioPages,
}) => {
  const studio = await startStudio()
  const [one, other] = await newStudioPages('browsers')
  await one.goto(studio.url)
  for (const prompt of ['a quiet jetty', 'a loud jetty']) {
    await promptOf(one).fill(prompt)
    await promptOf(one).press('Control+Enter')
    await expect(one.getByRole('article', { name: prompt }).first()).toBeVisible()
    await expect(one.getByRole('button', { name: /^Generate/ })).toBeVisible()
  }
  await other.goto(studio.url)
  await openHistory(other)
  await expect(history(other).getByRole('listitem')).toHaveText(['a loud jetty', 'a quiet jetty'])
  expect(await violationsInBoth(other)).toEqual([])

  // What one browser does the other one sees.
  await openHistory(one)
  await rowOf(one, 'quiet').getByRole('button', { name: 'Add to favourites' }).click()
  await expect(rowOf(other, 'quiet').getByRole('button', { name: 'Add to favourites' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await history(other).getByText('Favourites', { exact: true }).click()
  await expect(history(other).getByRole('listitem')).toHaveText(['a quiet jetty'])
  await history(other).getByText('All', { exact: true }).click()
  await history(other).getByRole('searchbox').fill('LOUD')
  await expect(history(other).getByRole('listitem')).toHaveText(['a loud jetty'])

  await history(one).getByRole('button', { name: 'Clear the history' }).click()
  await one.getByRole('dialog', { name: 'Clear the history?' }).getByRole('button', { name: 'Clear' }).click()
  await expect(history(one).getByRole('listitem')).toHaveText(['a quiet jetty'])
  await expect(history(other).getByText('No prompt contains these words.')).toBeVisible()
  await history(one).getByRole('button', { name: 'a quiet jetty' }).click()
  await expect(promptOf(one)).toHaveValue('a quiet jetty')
  await expect(promptOf(one)).toBeFocused()

  // What stood in the field is not lost when another one takes its place.
  await history(other).getByRole('searchbox').fill('')
  await expect(history(other).getByRole('listitem')).toHaveText(['a loud jetty', 'a quiet jetty'])
  await history(other).getByRole('searchbox').press('ArrowDown')
  await expect(history(other).getByRole('button', { name: 'a loud jetty' })).toBeFocused()
  await other.keyboard.press('ArrowDown')
  await expect(history(other).getByRole('button', { name: 'a quiet jetty' })).toBeFocused()
  for (const word of ['loud', 'quiet']) await rowOf(other, word).getByRole('button', { name: 'Delete' }).click()
  await expect(history(other).getByText('No prompts yet.')).toBeVisible()
  for (const page of [one, other]) await page.goto('about:blank')
  await studio.stop()
})

test('what a browser had remembered by itself is handed over', async ({ page, studio }) => {
  const old = `an old buoy ${Date.now()}`
  await page.addInitScript(text => {
    if (sessionStorage.getItem('begun')) return
    sessionStorage.setItem('begun', 'yes')
    localStorage.setItem('atelier.prompts', JSON.stringify([text]))
  }, old)
  await page.goto(studio.url)
  await promptOf(page).focus()
  await expect.poll(async () => page.evaluate(() => localStorage.getItem('atelier.prompts'))).toBeNull()
  await openHistory(page)
  await expect(history(page).getByRole('button', { name: old })).toBeVisible()
})

test('an arrow key that comes before the earlier prompts is heard when they are here', async ({ page, studio }) => {
  const prompt = `a pier in the drizzle ${test.info().project.name}`
  await page.request.post(`${studio.url}/api/v1/prompts`, { data: { prompts: [prompt] } })
  const asked = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  await page.route('**/api/v1/prompts?*', async route => {
    asked.resolve()
    await held.promise
    await route.fallback()
  })
  await page.goto(studio.url)
  await promptOf(page).focus()
  await asked.promise
  await page.keyboard.press('ArrowUp')
  await expect(promptOf(page)).toHaveValue('')
  held.resolve()
  await expect(promptOf(page)).toHaveValue(prompt)
})
