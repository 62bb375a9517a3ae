import { defineConfig } from '@playwright/test'
import { anySize } from './support/any-size.ts'

const desktop = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

export default defineConfig({
  testDir: './journeys',
  outputDir: './test-results',
  // Against hanging, not slowness: a machine that is busy with other work takes several times as long.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  globalSetup: './support/browser.ts',
  // A trace takes as long as the test itself: `--trace retain-on-failure` where one is needed.
  // A worker would answer what a test wants to see asked of the server; installing.test.ts is about it.
  use: { trace: 'off', serviceWorkers: 'block' },
  projects: [
    { name: 'desktop', use: { ...desktop, colorScheme: 'light' } },
    { name: 'phone', use: { ...phone, colorScheme: 'dark' }, grepInvert: anySize },
  ],
})
