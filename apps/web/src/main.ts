import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { whenIdle } from './browser/when-idle.ts'
import { createStudioRouter } from './router.ts'
import { useLanguage } from './stores/language.ts'
import './styles/main.scss'

const app = createApp(App).use(createPinia())
const { ready } = useLanguage()
// The first page is fetched while its texts are.
app.use(createStudioRouter())
await ready
app.mount('#app')
// The page of the development server changes under one's hands, and is not stored.
if (import.meta.env.PROD) whenIdle(async () => (await import('./shell/register.ts')).registerShell())
