// Rules and reference data of this process.
import { Module } from '@nestjs/common';
import { ScreeningKitHolder } from './screening-kit-holder';

@Module({ providers: [ScreeningKitHolder], exports: [ScreeningKitHolder] })
export class RulesetsModule {}
