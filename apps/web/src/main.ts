import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createStudioRouter } from './router.ts'
import { followSystemTheme } from './styles/theme.ts'

followSystemTheme(document.documentElement, matchMedia('(prefers-color-scheme: dark)'))
createApp(App).use(createPinia()).use(createStudioRouter()).mount('#app')
