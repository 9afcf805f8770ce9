// Makes the checked settings injectable everywhere.
import { Module, type DynamicModule } from '@nestjs/common';
import { Configuration } from './configuration';

@Module({})
export class ConfigurationModule {
  static register(configuration: Configuration): DynamicModule {
    return {
      module: ConfigurationModule,
      global: true,
      providers: [{ provide: Configuration, useValue: configuration }],
      exports: [Configuration],
    };
  }
}
