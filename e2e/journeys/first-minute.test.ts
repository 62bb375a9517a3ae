import { expect, test, violations } from '../support/test.ts'

test('a prompt becomes an image that is found again in the gallery', async ({ page, studio }) => {
  await page.goto(studio.url)
  await page.getByRole('textbox', { name: 'Prompt' }).fill('a lighthouse at dusk, watercolour')
  await page.getByRole('button', { name: /^Generate/ }).click()
  const card = page.getByRole('article', { name: 'a lighthouse at dusk, watercolour' }).first()
  await expect(card.getByRole('link', { name: /Image 1 of 1/ })).toBeVisible()
  await expect(card.locator('img').first()).toHaveJSProperty('complete', true)

  await page.getByRole('link', { name: 'Gallery' }).click()
  await page.getByRole('searchbox', { name: 'Search prompts' }).fill('lighthouse')
  await expect(page).toHaveURL(/q=lighthouse/)
  await page.getByRole('listbox', { name: 'Images' }).getByRole('option').first().click()
  await expect(page.getByRole('heading', { name: 'a lighthouse at dusk, watercolour' })).toBeVisible()
})

test('everything is reached by the keyboard alone', async ({ page, studio }) => {
  await page.goto(studio.url)
  await page.getByRole('textbox', { name: 'Prompt' }).focus()
  await page.keyboard.type('a fox in the snow')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: 'a fox in the snow' }).first().getByRole('link', { name: /Image 1 of 1/ })).toBeVisible()
})

test('what was typed survives a reload', async ({ page, studio }) => {
  await page.goto(studio.url)
  await page.getByRole('textbox', { name: 'Prompt' }).fill('three boats in the fog')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('three boats in the fog')
})

test('an image can be a favourite, be deleted, and come back', async ({ page, studio, request }) => {
  const made = await request.post(`${studio.url}/api/v1/generations`, { data: { prompt: `a red kite ${test.info().project.name}` }, headers: { prefer: 'wait=20' } })
  const { images: [image] } = await made.json() as { images: { id: string }[] }
  await page.goto(`${studio.url}/images/${image?.id ?? ''}`)
  await page.getByRole('button', { name: 'Favourite' }).click()
  await expect(page.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => {
    const answer = await request.get(`${studio.url}/api/v1/images/${image?.id ?? ''}`)
    return await answer.json() as object
  }).toMatchObject({ favorite: true, trashedAt: null })
})

for (const path of ['/', '/gallery', '/settings']) {
  test(`nothing of ${path} is out of reach of assistive technology`, async ({ page, studio }) => {
    await page.goto(`${studio.url}${path}`)
    await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => {})
    expect(await violations(page)).toEqual([])
  })
}
