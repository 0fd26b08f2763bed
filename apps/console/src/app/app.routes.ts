import type { Routes, UrlMatcher } from '@angular/router';
import { Dashboard } from './dashboard/dashboard';

/** With a chat in the address or without one it is the same page, so that it is made once. */
const myChats: UrlMatcher = ([page, chatId, more]) => {
  if (page?.path !== 'my-chats' || more) return null;
  return chatId ? { consumed: [page, chatId], posParams: { chatId } } : { consumed: [page] };
};

export const routes: Routes = [
  { path: '', pathMatch: 'full', component: Dashboard, title: 'Dashboard' },
  {
    matcher: myChats,
    loadComponent: () => import('./my-chats/my-chats').then((file) => file.MyChats),
    title: 'My Chats',
  },
  {
    path: 'my-profile',
    loadComponent: () => import('./my-profile/my-profile').then((file) => file.MyProfile),
    title: 'My profile',
  },
  {
    path: 'operators',
    loadComponent: () => import('./operators/operators').then((file) => file.Operators),
    title: 'Operators',
  },
  { path: 'sites', loadComponent: () => import('./sites/sites').then((file) => file.Sites), title: 'Sites' },
  {
    path: 'sites/:siteId',
    loadComponent: () => import('./sites/site-form').then((file) => file.SiteForm),
    title: 'Sites',
  },
  {
    path: 'settings',
    loadComponent: () => import('./settings/settings-page').then((file) => file.SettingsPage),
    title: 'Settings',
  },
  {
    path: 'audit',
    loadComponent: () => import('./audit/search/search-page').then((file) => file.SearchPage),
    title: 'Audit',
  },
  {
    path: 'audit/board',
    loadComponent: () => import('./audit/board/board-page').then((file) => file.BoardPage),
    title: 'Audit',
  },
  {
    path: 'audit/:chatId',
    loadComponent: () => import('./audit/replay/replay-page').then((file) => file.ReplayPage),
    title: 'Audit',
  },
  { path: '**', redirectTo: '' },
];
