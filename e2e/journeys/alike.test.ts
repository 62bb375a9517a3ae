import type { Page } from '@playwright/test'
import { addTwin, paint } from '../support/alike.ts'
import { tiles } from '../support/collections.ts'
import { addressOf, heading } from '../support/image.ts'
import { startStudio } from '../support/studio.ts'
import { expect, test, violationsInBoth } from '../support/test.ts'

const pick = (group: ReturnType<Page['getByRole']>, name: RegExp) => group.getByRole('button', { name })
const groups = (page: Page) => page.getByRole('region', { name: /^Group/ })
const noScrollbar = async (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth).then(beyond => beyond <= 0)

test('pictures that look like one are found from its page and from the gallery, and compared with it', async ({
  page,
  studio,
}) => {
  const name = test.info().project.name
  const image = await paint(page, studio.url, `a lighthouse on a cliff at dusk ${name}`)
  await addTwin(page, studio.url, image)
  const stranger = await paint(page, studio.url, `portrait of an old man with a beard ${name}`)

  await page.goto(`${studio.url}${addressOf(image)}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Similar pictures' }).click()
  await expect(heading(page)).toHaveText('Similar pictures')
  const same = page.getByRole('region', { name: 'Nearly the same' })
  await expect(same.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText('1 picture looks like this one')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  expect(await noScrollbar(page)).toBe(true)
  await same.getByRole('link', { name: /^Compare with/ }).click()
  await expect(page).toHaveURL(/\?compare=/)

  await page.goto(`${studio.url}/images/${stranger.id}/similar`)
  await expect(page.getByRole('heading', { name: 'One of a kind' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(new RegExp(stranger.id))

  await page.goto(`${studio.url}/gallery?q=${encodeURIComponent(`dusk ${name}`)}`)
  await tiles(page).first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Similar pictures' }).click()
  await expect(page.getByRole('region', { name: 'Nearly the same' }).getByRole('listitem')).toHaveCount(1)
})

test('near duplicates are gathered, and all but the one that is kept go to the trash and come back', async ({
  page,
  studio,
}) => {
  const image = await paint(page, studio.url, `a harbour with boats ${test.info().project.name}`)
  await addTwin(page, studio.url, image, 'small')
  await addTwin(page, studio.url, image, 'jpeg')
  await page.goto(`${studio.url}/gallery`)
  await page.getByRole('link', { name: 'Near duplicates' }).click()
  await expect(heading(page)).toHaveText('Near duplicates')
  const group = groups(page).filter({
    has: page.getByRole('button', { name: /a harbour with boats/ }),
  })
  await expect(pick(group, /PNG/)).toHaveAttribute('aria-pressed', 'true')
  expect(await violationsInBoth(page)).toEqual([])
  expect(await noScrollbar(page)).toBe(true)

  // By keyboard: the 320 px one is kept, too, and then not.
  await pick(group, /320 × 320/).focus()
  await page.keyboard.press('k')
  await expect(pick(group, /320 × 320/)).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Enter')
  await expect(pick(group, /320 × 320/)).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('Delete')
  await expect(page.getByText('2 pictures moved to the trash.').first()).toBeVisible()
  await expect(group).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(group.getByRole('listitem')).toHaveCount(3)

  // By pointer or finger.
  await pick(group, /320 × 320/).click()
  await group.getByRole('button', { name: 'Trash the other', exact: true }).click()
  await expect(page.getByText('1 picture moved to the trash.').first()).toBeVisible()
  await expect(group.getByRole('listitem')).toHaveCount(2)
  await group.getByRole('button', { name: 'Keep all' }).click()
  await expect(group).toHaveCount(0)
})

test('a gallery in which nothing is twice says so', async ({ page }) => {
  // Of its own: in those of the other journeys much is.
  const studio = await startStudio()
  try {
    await paint(page, studio.url, 'a galaxy')
    await page.goto(`${studio.url}/gallery/duplicates`)
    await expect(page.getByRole('heading', { name: 'No near duplicates' })).toBeVisible()
    expect(await violationsInBoth(page)).toEqual([])
  } finally {
    await page.goto('about:blank')
    await studio.stop()
  }
})
