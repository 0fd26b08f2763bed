import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isLoopbackAddress } from '../auth/network';
import { refusal } from '../refusals';
import { Health } from './health';
import { Metrics } from './metrics';
import { openapi } from './openapi';

/** For whoever operates Parley. */
@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Degraded is not down: a load balancer goes on, whoever watches looks. */
  @Get('health/ready')
  async ready(@Res() response: Response): Promise<void> {
    if (!(await this.health.isReady())) return tell(response, false);
    const alarms = await this.health.alarms();
    response.json(alarms.length === 0 ? { status: 'ok' } : { status: 'degraded', alarms });
  }

  /** Red while a stream is parked: something is not shown, though all else goes on. */
  @Get('health/projections')
  async projections(@Res() response: Response): Promise<void> {
    tell(response, await this.health.isComplete());
  }

  /** Red while something has been due for a minute and is not done: nobody is timed out, no offer expires. */
  @Get('health/deadlines')
  async deadlines(@Res() response: Response): Promise<void> {
    const { isWell, ...figures } = await this.health.keepsDeadlines();
    tell(response, isWell, figures);
  }

  /** Only for this machine: a collector runs beside Parley or behind a proxy that lets it through. */
  @Get('metrics')
  async figures(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isLoopbackAddress(request.ip ?? '')) return void response.status(404).json(refusal(null, 'NOT_FOUND'));
    response.type('text/plain; version=0.0.4').send(await this.metrics.text());
  }

  @Get('api/openapi.json')
  openapi(): object {
    return openapi();
  }
}

function tell(response: Response, isWell: boolean, figures: object = {}): void {
  response.status(isWell ? 200 : 503).json({ status: isWell ? 'ok' : 'unavailable', ...figures });
}
