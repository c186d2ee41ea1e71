using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Flags;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Checks behind the same check.</summary>
public sealed class RepeatedFlagCheckTests
{
    private readonly RuleTest<FlagCheckAnalyzer, FlagCheckFix> _rule = new(RepeatedFlagCheck.Rule, References.Net10);

    [Theory]
    [InlineData("""if (Has("a")) { if ([|Has("a")|]) Log(1); }""", """if (Has("a")) { Log(1); }""")]
    [InlineData("""if (Has("a")) Log(0); else if ([|Has("a")|]) Log(1);""", """if (Has("a")) Log(0);""")]
    [InlineData("""if (!Has("a")) { if ([|Has("a")|]) Log(1); else Log(2); }""", """if (!Has("a")) { Log(2); }""")]
    [InlineData("""if (!Has("a")) return 0; if ([|Has("a")|]) Log(1);""", """if (!Has("a")) return 0; Log(1);""")]
    [InlineData("""if (!Has("a") || count > 1) { throw new InvalidOperationException(); } if ([|Has("a")|]) Log(1);""", """if (!Has("a") || count > 1) { throw new InvalidOperationException(); } Log(1);""")]
    [InlineData("""Log(Has("a") ? [|Has("a")|] ? 1 : 2 : 3);""", """Log(Has("a") ? 1 : 3);""")]
    [InlineData("""Log(Has("a") && count > 1 && [|Has("a")|]);""", """Log(Has("a") && count > 1);""")]
    [InlineData("""if (Has("a") && count > 1) { if ([|Has("a")|] == true) Log(1); }""", """if (Has("a") && count > 1) { Log(1); }""")]
    [InlineData("""var on = Has("a"); if (on) { if ([|Has("a")|]) Log(1); }""", """var on = Has("a"); if (on) { Log(1); }""")]
    [InlineData("""var on = Has("a"); if (on) { if ([|on|]) Log(1); }""", """var on = Has("a"); if (on) { Log(1); }""")]
    [InlineData("""var on = Has("a"); if (on) { await Wait(); if ([|on|]) Log(1); }""", """var on = Has("a"); if (on) { await Wait(); Log(1); }""")]
    [InlineData("""if (await snapshot.IsEnabledAsync("a")) { await Wait(); if ([|await snapshot.IsEnabledAsync("a")|]) Log(1); }""", """if (await snapshot.IsEnabledAsync("a")) { await Wait(); Log(1); }""")]
    [InlineData("""while (Has("a")) { if ([|Has("a")|]) Log(1); count++; }""", """while (Has("a")) { Log(1); count++; }""")]
    public Task The_answer_is_known(string before, string after) => _rule.Fixes(FlagShop.With(before), FlagShop.With(after));

    [Theory]
    [InlineData("""if (await fm.IsEnabledAsync("a")) { await Wait(); if ([|await fm.IsEnabledAsync("a")|]) Log(1); }""", """if (await fm.IsEnabledAsync("a")) { await Wait(); Log(1); }""")]
    [InlineData("""if (await fm.IsEnabledAsync("a")) { while (count-- > 1) { if ([|await fm.IsEnabledAsync("a")|]) Log(1); await Wait(); } }""", """if (await fm.IsEnabledAsync("a")) { while (count-- > 1) { Log(1); await Wait(); } }""")]
    public Task A_flag_may_change_while_the_code_waits(string before, string after) => _rule.WithSeverity(DiagnosticSeverity.Info).Fixes(FlagShop.With(before), FlagShop.With(after));

    [Theory]
    [InlineData("""if (Has("a")) { if (Has("b")) Log(1); }""")]
    [InlineData("""if (Has("a") || count > 1) { if (Has("a")) Log(1); }""")]
    [InlineData("""if (Has("a")) Log(1); if (Has("a")) Log(2);""")]
    [InlineData("""if (Has("a")) count = 2; else return 1; if (_open || Has("a")) Log(2);""")]
    [InlineData("""if (!Has("a")) Log(0); if (Has("a")) Log(1);""")]
    [InlineData("""if (Has("a")) { Action later = () => { if (Has("a")) Log(1); }; later(); }""")]
    [InlineData("""if (await fm.IsEnabledAsync("a")) { if (await snapshot.IsEnabledAsync("a")) Log(1); }""")]
    [InlineData("""var on = Has("a"); if (on) { on = _open; if (on) Log(1); }""")]
    [InlineData("""if (await fm.IsEnabledAsync("a", count)) { count++; if (await fm.IsEnabledAsync("a", count)) Log(1); }""")]
    public Task Other_answers_are_possible(string statements) => _rule.IsSilent(FlagShop.With(statements));
}
