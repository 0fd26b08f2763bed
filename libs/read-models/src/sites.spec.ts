import { configuration, fact, site } from '#libs/testing';
import { onlyFeed } from './feeds';
import { Story } from './testing/story';

describe('which websites are served', () => {
  it('V1: a site is shown with its key and its newest configuration', () => {
    const story = new Story(fact('SiteCreated'));
    story.tell(fact('SiteChanged', { configuration: { ...configuration, name: 'Outlet' } }));
    expect(story.row('sites', onlyFeed, site)).toEqual({
      id: site,
      key: 'k3y',
      configuration: { ...configuration, name: 'Outlet' },
    });
  });
});
