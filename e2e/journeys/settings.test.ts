import type { Page } from '@playwright/test'
import { expect, tabTo, test, violations, violationsInBoth } from '../support/test.ts'

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const isSaved = async (page: Page, name: string) =>
  expect(section(page, name).getByText('Saved', { exact: true })).toBeVisible()

test('a token is checked before it is kept, shown by its end only, and removed when asked twice', async ({
  page,
  studio,
  complaints,
}) => {
  await page.goto(`${studio.url}/settings#token`)
  await expect(page.getByRole('heading', { name: 'Hugging Face' })).toBeFocused()
  expect(await violationsInBoth(page)).toEqual([])

  studio.upstream.fault('unauthorized', { at: 'hub' })
  await page.getByLabel('Token', { exact: true }).fill('hf_mistyped')
  await section(page, 'Hugging Face').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Hugging Face does not accept this token.')).toBeVisible()
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue('hf_mistyped')
  await expect(page.getByRole('link', { name: 'Get a token' })).toHaveAttribute(
    'href',
    'https://huggingface.co/settings/tokens',
  )
  expect(await violations(page)).toEqual([])
  // The browser notes the answer's status by itself.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])

  await page.getByLabel('Token', { exact: true }).fill('hf_anything')
  await page.keyboard.press('Enter')
  await expect(page.getByText('A token ending in hing is in use.')).toBeVisible()
  await expect(page.getByLabel('Another token')).toHaveValue('')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove the token?' })
  await expect(dialog).toBeVisible()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Remove the token' }).click()
  await expect(page.getByText(/A token ending in/)).toHaveCount(0)
  await expect(page.getByLabel('Token', { exact: true })).toBeFocused()
})

test('a token from the environment is told, and not for the page to change', async ({ page, studioWithToken }) => {
  await page.goto(`${studioWithToken.url}/settings`)
  await expect(page.getByText(/Set by HF_TOKEN/)).toBeVisible()
  await expect(page.getByLabel(/Token/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove', exact: true })).toHaveCount(0)
})

test('an endpoint of one’s own is added, corrected where the server refuses it, changed and removed', async ({
  page,
  studio,
  complaints,
  request,
}) => {
  await page.goto(`${studio.url}/settings`)
  const own = section(page, 'Endpoints')
  await own.getByRole('button', { name: 'Add an endpoint' }).click()
  await expect(own.getByLabel('Model')).toBeFocused()
  await own.getByLabel('Model').fill('mine/flux')
  // What another tab adds meanwhile does not take the form over.
  await request.patch(`${studio.url}/api/v1/settings`, {
    data: { endpoints: [{ model: 'other/flux', url: studio.upstream.endpointUrl }] },
  })
  await expect(own.getByText('other/flux')).toBeVisible()
  await own.getByLabel('Address').fill('https://name:word@models.example')
  await own.getByRole('button', { name: 'Save' }).click()
  await expect(own.getByLabel('Address')).toHaveAccessibleDescription(/is not an http or https address/)
  await expect(own.getByLabel('Model')).toHaveValue('mine/flux')
  expect(await violations(page)).toEqual([])
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])

  await own.getByLabel('Address').fill(studio.upstream.endpointUrl)
  await own.getByRole('button', { name: 'Save' }).click()
  await expect(own.getByRole('button', { name: 'Edit mine/flux' })).toBeFocused()
  await page.keyboard.press('Enter')
  await own.getByLabel('Model').fill('mine/sketches')
  await page.keyboard.press('Enter')
  await expect(own.getByText('mine/sketches')).toBeVisible()
  await own.getByRole('button', { name: 'Remove mine/sketches' }).click()
  await expect(own.getByText('mine/sketches')).toHaveCount(0)
  await expect(own.getByRole('button', { name: 'Add an endpoint' })).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(own.getByText('mine/sketches')).toBeVisible()
  await request.patch(`${studio.url}/api/v1/settings`, { data: { endpoints: [] } })
  await expect(own.getByText('mine/sketches')).toHaveCount(0)
})

test('what the studio begins with is kept by the keyboard alone, and arrives in another tab', async ({
  studio,
  newStudioPages,
}) => {
  const [page, other] = await newStudioPages('tabs')
  await page.goto(`${studio.url}/settings`)
  await other.goto(`${studio.url}/settings`)
  // A tab behind another one draws only now and then.
  await page.bringToFront()
  await tabTo(page, 'Model')
  await page.keyboard.press('ArrowDown')
  await isSaved(page, 'Defaults')
  await tabTo(page, 'Steps')
  await page.keyboard.type('12')
  await page.keyboard.press('Tab')
  await expect(section(other, 'Defaults').getByLabel('Steps')).toHaveValue('12')
  await expect(section(other, 'Defaults').getByLabel('Model')).not.toHaveValue('')
  await section(other, 'Defaults').getByLabel('Negative prompt').fill('blurry')
  await section(other, 'Defaults').getByLabel('Steps').fill('')
  await other.keyboard.press('Tab')
  await section(other, 'Defaults').getByLabel('Model').selectOption('Chosen by the studio')
  await expect(section(page, 'Defaults').getByLabel('Negative prompt')).toHaveValue('blurry')
  await expect(section(page, 'Defaults').getByLabel('Steps')).toHaveValue('')
  await section(page, 'Defaults').getByLabel('Negative prompt').fill('')
  await section(page, 'Defaults').getByLabel('Steps').focus()
  await expect(section(other, 'Defaults').getByLabel('Negative prompt')).toHaveValue('')

  await section(page, 'Parallel work').getByLabel('Sketch').fill('99')
  await page.keyboard.press('Tab')
  await expect(section(page, 'Parallel work').getByLabel('Sketch')).toHaveAccessibleDescription(/64/)
  await section(page, 'Parallel work').getByLabel('Sketch').fill('2')
  await page.keyboard.press('Tab')
  await isSaved(page, 'Parallel work')
  await expect(section(other, 'Parallel work').getByLabel('Sketch')).toHaveValue('2')
})

test('settings that could not be read come when the server is back; the colours are chosen and remembered', async ({
  page,
  studio,
  complaints,
}) => {
  // The page itself comes from elsewhere, as it may behind a proxy.
  await page.route('**/api/**', async route => route.abort('connectionrefused'))
  await page.goto(`${studio.url}/settings`)
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(page.getByText('This page carries on as soon as it is back.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.unroute('**/api/**')
  // As the browser does when its network is back; by itself the page tries again later.
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(section(page, 'Hugging Face')).toBeVisible()
  await expect(page.getByText('The server is back.')).toBeVisible()
  expect(complaints.splice(0).every(complaint => complaint.includes('ERR_'))).toBe(true)

  const ground = async () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.getByText('Dark', { exact: true }).click()
  const dark = await ground()
  await page.getByText('Light', { exact: true }).click()
  expect(await ground()).not.toBe(dark)
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked()
  expect(await ground()).not.toBe(dark)
  await expect(section(page, 'Storage').getByText('Free disk space')).toBeVisible()
  await expect(section(page, 'About').getByText('SQLite')).toBeVisible()
  await expect(section(page, 'About').getByRole('link', { name: 'Explore the API' })).toHaveAttribute('href', '/docs')
})

test('the sections are led to as often as one asks, and the one that is open is the one that is told', async ({
  page,
  studio,
}) => {
  await page.goto(`${studio.url}/settings#storage`)
  const link = (name: string) =>
    page.getByRole('navigation', { name: 'Sections', includeHidden: true }).getByRole('link', {
      name,
      includeHidden: true,
    })
  const heading = page.getByRole('heading', { name: 'Storage' })
  await expect(heading).toBeFocused()
  await expect(link('Storage')).toHaveAttribute('aria-current', 'location')
  await expect(link('Endpoints')).toHaveAttribute('aria-current', 'false')
  await page.getByLabel('Token', { exact: true }).focus()
  await link('Storage').dispatchEvent('click')
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
})
