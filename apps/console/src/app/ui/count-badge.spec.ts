import { TestBed } from '@angular/core/testing';
import { CountBadge } from './count-badge';

function badge(count: number): HTMLElement {
  const made = TestBed.createComponent(CountBadge);
  made.componentRef.setInput('count', count);
  made.componentRef.setInput('label', 'visitors waiting');
  made.detectChanges();
  return made.nativeElement as HTMLElement;
}

describe('N4: a badge', () => {
  it('is absent at zero', () => {
    expect(badge(0).textContent).toBe('');
  });

  it('shows "99+" above 99, with the true number in the accessible name', () => {
    const [shown, told] = badge(120).querySelectorAll('.badge > span');
    expect([shown?.textContent, shown?.getAttribute('aria-hidden')]).toEqual(['99+', 'true']);
    expect(told?.textContent).toBe('120 visitors waiting');
  });
});
