import type { Page } from '@playwright/test'
import { expect, test, violationsInBoth } from '../support/test.ts'

/** What the page would ask of the system, which is outside: whether it is looked at, notifications and sound. */
async function standIn(page: Page, permission: 'granted' | 'denied') {
  await page.addInitScript(answer => {
    const told: string[] = []
    let isHidden = false
    Object.defineProperty(document, 'hidden', { get: () => isHidden })
    Object.assign(globalThis, {
      told,
      hide(now: boolean) {
        isHidden = now
        document.dispatchEvent(new Event('visibilitychange'))
      },
      Notification: Object.assign(
        function shown(_title: string, { body }: { body: string }) {
          told.push(body)
          return new EventTarget()
        },
        {
          permission: localStorage.getItem('asked') ? answer : 'default',
          requestPermission: async () => {
            localStorage.setItem('asked', 'yes')
            Object.assign(Notification, { permission: answer })
            return Promise.resolve(answer)
          },
        },
      ),
      AudioContext: function audible() {
        told.push('a tone')
        const nothing = () => {}
        const value = { setValueAtTime: nothing, linearRampToValueAtTime: nothing, setTargetAtTime: nothing }
        const node = { connect: nothing, gain: value, frequency: value, addEventListener: nothing }
        return {
          currentTime: 0,
          createGain: () => node,
          createOscillator: () => ({ ...node, start: nothing, stop: nothing }),
        }
      },
    })
  }, permission)
}

const told = async (page: Page) => page.evaluate(() => (globalThis as unknown as { told: string[] }).told)
const hide = async (page: Page, isHidden: boolean) =>
  page.evaluate(now => (globalThis as unknown as { hide: (now: boolean) => void }).hide(now), isHidden)
const make = async (page: Page, url: string, prompt: string, model = 'atelier/sketch') =>
  page.request.post(`${url}/api/v1/generations`, { data: { prompt, model, width: 256, height: 256 } })
const region = (page: Page) => page.getByRole('region', { name: 'When it is done' })

test('nothing is told until it is wanted; then it is by title, notification and sound, by one tab alone', async ({
  studioWithToken: studio,
  newStudioPages,
}) => {
  const [one, other] = await newStudioPages('tabs')
  for (const page of [one, other]) await standIn(page, 'granted')
  await one.goto(`${studio.url}/settings#done`)
  await expect(region(one).getByRole('checkbox', { checked: true })).toHaveCount(0)
  expect(await violationsInBoth(one)).toEqual([])
  for (const way of ['Show a notification', 'Show it in the page title', 'Play a soft sound']) {
    await region(one).getByLabel(way).click()
    await expect(region(one).getByLabel(way)).toBeChecked()
  }
  await other.goto(`${studio.url}/gallery`)
  await one.goto(studio.url)
  for (const page of [one, other]) await hide(page, true)
  await make(one, studio.url, 'to be told of')
  await make(one, studio.url, 'to be told of, too')
  await expect(one).toHaveTitle(/^✓ \d finished$/)
  await expect(other).toHaveTitle(/^✓ \d finished$/)
  await expect.poll(async () => [...(await told(one)), ...(await told(other))].length).toBe(2)
  expect([...(await told(one)), ...(await told(other))]).toEqual([
    expect.stringMatching(/^\d pictures? (is|are) finished\.$/),
    'a tone',
  ])
  await hide(one, false)
  await expect(one).toHaveTitle('Studio · Atelier')

  // Failures are told, too, and nothing is while somebody looks.
  await hide(one, true)
  studio.upstream.fault('moderated')
  await make(one, studio.url, 'refused', 'black-forest-labs/FLUX.1-schnell')
  await expect(one).toHaveTitle('✗ 1 failed')
  for (const page of [one, other]) await hide(page, false)
  const before = (await told(one)).length
  await make(one, studio.url, 'seen by somebody')
  await expect(
    one.getByRole('article', { name: 'seen by somebody' }).getByRole('link', { name: /^Picture 1/ }),
  ).toBeVisible()
  expect(await told(one)).toHaveLength(before)
})

test('where the browser blocks notifications, what helps is said', async ({ page, studio }) => {
  await standIn(page, 'denied')
  await page.goto(`${studio.url}/settings#done`)
  await region(page).getByLabel('Show a notification').click()
  await expect(region(page).getByText('Notifications are blocked for this page.')).toBeVisible()
  await expect(region(page).getByLabel('Show a notification')).not.toBeChecked()
})
