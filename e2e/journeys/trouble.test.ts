import { startStudio } from '../support/studio.ts'
import { expect, forget, test, violations } from '../support/test.ts'

test('a generation that fails says why and what to do, and its prompt can be used again', async ({
  page,
  studioWithToken,
}) => {
  await page.goto(studioWithToken.url)
  const prompt = `a castle ${test.info().project.name} [[fault:no-credits]]`
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: /^Generate/ }).click()
  const card = page.getByRole('article', { name: prompt })
  await expect(card).toContainText(/credits/i)
  await expect(card.getByRole('link', { name: 'Buy credits' })).toHaveAttribute(
    'href',
    'https://huggingface.co/settings/billing',
  )
  await expect(card.getByRole('button', { name: 'Retry' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await card.getByRole('button', { name: 'Choose another model' }).click()
  await expect(page.getByRole('dialog', { name: 'Choose a model' })).toBeVisible()
})

test('a generation that waits for a rate limit counts down, and can be cancelled', async ({
  page,
  studioWithToken,
}) => {
  await page.goto(studioWithToken.url)
  const prompt = `a harbour ${test.info().project.name} [[fault:rate-limited:60]]`
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: /^Generate/ }).click()
  const card = page.getByRole('article', { name: prompt })
  await expect(card).toContainText(/resumes in \d+\ss/)
  expect(await violations(page)).toEqual([])
  await card.getByRole('button', { name: 'Cancel' }).click()
  await expect(card).toContainText('Cancelled')
  await expect(card).toBeFocused()
})

test('in a studio without pictures, an event that overtakes the answer makes no second card', async ({
  newStudioPages,
}) => {
  const [page, other] = await newStudioPages('tabs')
  const studio = await startStudio()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/api/v1/generations', async route => {
    const response = await route.fetch()
    await held
    await route.fulfill({ response })
  })
  await other.goto(studio.url)
  await page.goto(studio.url)
  const prompt = 'a ferry that comes early'
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: /^Generate/ }).click()
  const cards = page.getByRole('article', { name: prompt })
  await expect(cards).toContainText('Sending')
  // The events go to both.
  await expect(other.getByRole('link', { name: 'Picture 1 of 1' })).toBeVisible()
  await expect(cards).toHaveCount(1)
  await expect(cards).toContainText('Sending')
  release()
  await expect(cards.getByRole('link', { name: 'Picture 1 of 1' })).toBeVisible()
  await expect(cards).toHaveCount(1)
  await Promise.all([page, other].map(async tab => tab.goto('about:blank')))
  await studio.stop()
})

test('what was sent has its place at once, and keeps it when the answer is late', async ({ page, studio }) => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  await page.route(
    '**/api/v1/generations',
    async route => {
      await held
      await route.continue()
    },
    { times: 1 },
  )
  await page.goto(studio.url)
  const prompt = `a slow ferry ${test.info().project.name}`
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: /^Generate/ }).click()
  const card = page.getByRole('article', { name: prompt })
  await expect(card).toContainText('Sending')
  // In the page, whatever is scrolled meanwhile.
  const placeOf = async () =>
    card.evaluate(element => ({ top: element.getBoundingClientRect().top + scrollY, height: element.clientHeight }))
  const place = await placeOf()
  release()
  await expect(card.getByRole('link', { name: 'Picture 1 of 1' })).toBeVisible()
  expect(await placeOf()).toEqual(place)
})

test('a wish whose answer was lost is sent again, and made once', async ({ page, studio, complaints }) => {
  await page.goto(studio.url)
  await expect(page.getByRole('button', { name: /^Generate \d/ })).toBeVisible()
  // It arrives, but the answer does not.
  await page.route(
    '**/api/v1/generations',
    async route => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  const prompt = `a lighthouse in the rain ${test.info().project.name}`
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByText('Your words are safe')).toBeVisible()
  await page.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByText('Your words are safe')).toHaveCount(0)
  await expect(page.getByRole('article', { name: prompt })).toHaveCount(1)
  const answer = await page.request.get(`${studio.url}/api/v1/generations?limit=50`)
  const { items } = (await answer.json()) as { items: { prompt: string }[] } // by the contract of listGenerations
  expect(items.filter(item => item.prompt === prompt)).toHaveLength(1)
  expect(complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')])
})

test('while the server is away nothing is lost, and afterwards the list is right', async ({ page, complaints }) => {
  const studio = await startStudio()
  await page.goto(studio.url)
  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
  await prompt.fill('before it went away')
  await page.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByRole('link', { name: 'Picture 1 of 1' })).toBeVisible()
  // What shows failures comes with the first picture: the page needs no more code while the server is away.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /FailureRows.*js/.test(name)),
  )
  await studio.crash()
  await prompt.fill('typed while it was away')
  await page.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByText('Your words are safe')).toBeVisible()
  await expect(prompt).toHaveValue('typed while it was away')
  expect(await violations(page)).toEqual([])
  await studio.restart()
  await expect(page.getByText('Your words are safe')).toHaveCount(0)
  await page.getByRole('button', { name: /^Generate/ }).click()
  await expect(
    page.getByRole('article', { name: 'typed while it was away' }).getByRole('link', { name: 'Picture 1 of 1' }),
  ).toBeVisible()
  await expect(page.getByRole('article', { name: 'before it went away' })).toHaveCount(1)
  await page.goto('about:blank')
  await studio.stop()
  forget(complaints, /ERR_/)
})

test('a mistyped address shows the way back', async ({ page, studio, complaints }) => {
  await page.goto(`${studio.url}/nowhere`)
  await expect(page.getByRole('link', { name: /studio/i }).first()).toBeVisible()
  // The browser itself notes the status of the document.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
})
