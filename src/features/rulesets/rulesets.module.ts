// Rules and reference data of this process.
import { Module } from '@nestjs/common';
import { ActiveListsModule } from '../lists/active-lists.module';
import { ScreeningKitHolder } from './screening-kit-holder';

@Module({ imports: [ActiveListsModule], providers: [ScreeningKitHolder], exports: [ScreeningKitHolder] })
export class RulesetsModule {}
