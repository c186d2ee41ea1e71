using Seaworthy.CodeFixes.Flags;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Branches that do the same.</summary>
public sealed class IdenticalFlagBranchesTests
{
    private readonly RuleTest<FlagCheckAnalyzer, FlagCheckFix> _rule = new(IdenticalFlagBranches.Rule, References.Net10);

    [Theory]
    [InlineData("""if ([|await fm.IsEnabledAsync("a")|]) { Log(1); } else { Log(1); }""", """Log(1);""")]
    [InlineData("""if (![|Has("a")|]) Log(1); else { Log( 1 ); }""", """Log( 1 );""")]
    [InlineData("""if (count > 1) Log(0); else if ([|Has("a")|]) Log(1); else Log(1);""", """if (count > 1) Log(0); else Log(1);""")]
    [InlineData("""Log([|Has("a")|] ? count : count);""", """Log(count);""")]
    [InlineData("""Log([|Has("a")|] == false ? 1 : (1));""", """Log(1);""")]
    [InlineData("""Log([|Has("a")|] switch { true => 1, false => 1 });""", """Log(1);""")]
    [InlineData("""switch ([|Has("a")|]) { case true: Log(1); break; default: Log(1); break; }""", """Log(1);""")]
    [InlineData("""var on = Has("a"); if ([|on|]) Log(1); else Log(1); Log(on);""", """var on = Has("a"); Log(1); Log(on);""")]
    public Task The_same_happens_anyway(string before, string after) => _rule.Fixes(FlagShop.With(before), FlagShop.With(after));

    [Theory]
    [InlineData("""if (Has("a")) Log(1); else Log(2);""")]
    [InlineData("""if (Has("a")) Log(1);""")]
    [InlineData("""if (Has("a") && _open) Log(1); else Log(1);""")]
    [InlineData("""Log(Has("a") ? count : 1);""")]
    [InlineData("""switch (Has("a")) { case true: Log(1); break; default: Log(2); break; }""")]
    [InlineData("""if (_open) Log(1); else Log(1);""")]
    public Task Branches_differ(string statements) => _rule.IsSilent(FlagShop.With(statements));
}
