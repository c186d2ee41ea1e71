using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Symbols of <c>#if</c> that belong to retired flags.</summary>
public sealed class RetiredFlagSymbolTests
{
    private readonly RuleTest<FlagUseAnalyzer, EmptyCodeFixProvider> _rule = new(RetiredFlagSymbol.Rule, References.Framework);

    [Fact]
    public Task An_option_names_them() => _rule.With("seaworthy.flags.retired_symbols = FEATURE_CHECKOUT:on, OLD_MENU:off").Reports("""
        internal static class Shop
        {
        #if [|FEATURE_CHECKOUT|]
            public const int A = 1;
        #elif DEBUG && ![|OLD_MENU|]
            public const int A = 2;
        #else
            public const int A = 3;
        #endif
        #if feature_checkout || TRACE
            public const int B = 1;
        #endif
        }
        """);

    [Fact]
    public Task An_alias_of_the_flag_file_names_them() => _rule.WithFile("featureflags.json", """
        { "version": 1, "flags": { "new-checkout": { "state": "on", "aliases": ["FEATURE_CHECKOUT"] }, "dark-mode": { "aliases": ["FEATURE_DARK"] } } }
        """).Reports("""
        internal static class Shop
        {
        #if [|FEATURE_CHECKOUT|] && FEATURE_DARK
            public const int A = 1;
        #endif
        }
        """);

    [Fact]
    public Task Nothing_is_known_of_others() => _rule.IsSilent("""
        internal static class Shop
        {
        #if FEATURE_CHECKOUT
            public const int A = 1;
        #endif
        #region FEATURE_CHECKOUT
        #endregion
        }
        """);
}
