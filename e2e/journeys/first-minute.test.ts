import type { GenerationPage } from '@atelier/contracts'
import { actOn } from '../support/studio-page.ts'
import { startStudio } from '../support/studio.ts'
import { expect, tabTo, test, violations } from '../support/test.ts'

test('a new person has a first picture after one press, and then one hint', async ({ page }) => {
  const studio = await startStudio()
  await page.goto(studio.url)
  await expect(page.getByText('You are starting with Sketch')).toBeVisible()
  expect(await violations(page)).toEqual([])
  const ideas = page.getByRole('region', { name: 'Results' }).getByRole('listitem')
  await expect(ideas).toHaveCount(6)
  for (const picture of await ideas.locator('img').all()) {
    await picture.scrollIntoViewIfNeeded()
    await expect(picture).toHaveJSProperty('naturalWidth', 480)
  }
  await ideas.getByRole('button', { name: /A lighthouse at dusk, watercolour/ }).click()
  const card = page.getByRole('article', { name: 'A lighthouse at dusk, watercolour' })
  await expect(card.getByRole('link', { name: 'Picture 1 of 1' })).toBeVisible()
  await expect(card.locator('img')).toHaveJSProperty('complete', true)
  await expect(card).toBeInViewport()
  const hint = page.getByRole('complementary', { name: 'What to do next' })
  await expect(hint).toBeVisible()
  expect(await violations(page)).toEqual([])
  await hint.getByRole('button', { name: 'Dismiss' }).click()
  await expect(hint).toHaveCount(0)
  await page.reload()
  await expect(card.getByRole('link', { name: 'Picture 1 of 1' })).toBeVisible()
  await expect(hint).toHaveCount(0)
  await page.goto('about:blank')
  await studio.stop()
})

test('whoever begins before the engines have said what they have is shown how, and heard', async ({ page }) => {
  const studio = await startStudio()
  const said = Promise.withResolvers<void>()
  await page.route('**/api/v1/models', async route => {
    await said.promise
    await route.continue()
  })
  await page.goto(studio.url)
  const ideas = page.getByRole('region', { name: 'Results' }).getByRole('listitem')
  await expect(ideas).toHaveCount(6)
  await ideas.getByRole('button', { name: /A lighthouse at dusk, watercolour/ }).click()
  said.resolve()
  const card = page.getByRole('article', { name: 'A lighthouse at dusk, watercolour' })
  await expect(card.getByRole('link', { name: 'Picture 1 of 1' })).toBeVisible()
  await page.goto('about:blank')
  await studio.stop()
})

test('a picture is made and looked after by the keyboard alone', async ({ page, studio }) => {
  const [first, second] = [
    `a fox in the snow, ${test.info().project.name}`,
    `a second fox in the snow, ${test.info().project.name}`,
  ]
  await page.goto(studio.url)
  await expect(page.getByRole('button', { name: /^Generate \d/ })).toBeVisible()
  for (const prompt of [first, second]) {
    await page.keyboard.press('/')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(prompt)
    await page.keyboard.press('Control+Enter')
    await expect(
      page.getByRole('article', { name: prompt }).getByRole('link', { name: 'Picture 1 of 1' }),
    ).toBeVisible()
  }
  const newest = page.getByRole('article', { name: second })
  await tabTo(page, 'Picture 1 of 1')
  await tabTo(page, test.info().project.name === 'phone' ? 'Actions' : 'Favourite')
  if (test.info().project.name === 'phone') {
    await page.keyboard.press('Enter')
    // The sheet gives the focus back to what had it when it opened: a Tab before that would have gone on.
    await expect(page.getByRole('dialog')).toBeVisible()
    await tabTo(page, 'Favourite')
  }
  await page.keyboard.press('Enter')
  await expect(newest.getByRole('button', { name: 'Favourite', includeHidden: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  if (test.info().project.name === 'phone') {
    // The menu gives the focus back when it has closed: a Tab before that would go on from elsewhere.
    await expect(newest.getByRole('button', { name: 'Actions' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
  }
  await tabTo(page, 'Delete')
  await page.keyboard.press('Enter')
  await expect(newest).toHaveCount(0)
  // The keyboard goes on at the picture that is there now.
  await expect(page.getByRole('article', { name: first }).getByRole('link', { name: 'Picture 1 of 1' })).toBeFocused()
  // It is said when the server has answered; Tab from elsewhere would go through all pictures, and away from the newest.
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await page.keyboard.press('F8')
  await tabTo(page, 'Undo')
  await page.keyboard.press('Enter')
  await expect(newest.getByRole('link', { name: 'Picture 1 of 1' })).toBeVisible()
})

test('a picture is found again in the gallery, and used again from there', async ({ page, studio, request }) => {
  const prompt = `a heron on one leg ${test.info().project.name}`
  await request.post(`${studio.url}/api/v1/generations`, { data: { prompt, seed: 7 }, headers: { prefer: 'wait=20' } })
  await page.goto(`${studio.url}/gallery?q=heron`)
  await page.getByRole('listbox', { name: 'Images' }).getByRole('option').first().click()
  await expect(page.getByRole('heading', { name: prompt })).toBeVisible()
  await page.goto(studio.url)
  await actOn(page, page.getByRole('article', { name: prompt }), 'Remix')
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue(prompt)
  await page.getByRole('button', { name: /^Generate/ }).click()
  await expect
    .poll(async () => {
      const answer = await request.get(`${studio.url}/api/v1/generations?limit=2`)
      const { items } = (await answer.json()) as GenerationPage // by the contract of listGenerations
      return items.map(({ prompt: made, parameters: { seed } }) => ({ made, seed }))
    })
    .toEqual([
      { made: prompt, seed: 7 },
      { made: prompt, seed: 7 },
    ])
})

for (const path of ['/', '/gallery', '/settings']) {
  test(`nothing of ${path} is out of reach of assistive technology`, async ({ page, studio }) => {
    await page.goto(`${studio.url}${path}`)
    await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => {})
    expect(await violations(page)).toEqual([])
  })
}
