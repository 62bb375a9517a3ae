import { defineAsyncComponent, type Component } from 'vue'
import { settled } from '../i18n/translations.ts'

/** A component whose code comes when it is needed, and that is shown when its texts are here, too. */
export const lazy = <Shown extends Component>(load: () => Promise<{ readonly default: Shown }>) =>
  defineAsyncComponent<Shown>(withTexts(load))

/** Of code: waits for the texts of the parts that come with it. */
const withTexts =
  <Loaded>(load: () => Promise<Loaded>): (() => Promise<Loaded>) =>
  async () => {
    const loaded = await load()
    await settled()
    return loaded
  }
