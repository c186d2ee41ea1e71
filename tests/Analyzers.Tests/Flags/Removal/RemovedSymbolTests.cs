using Seaworthy.CodeFixes.Flags;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Removal;

/// <summary>Conditions of the compiler that ask for a retired flag.</summary>
public sealed class RemovedSymbolTests
{
    private static readonly RemovedFlag On = new(true) { Symbols = ["FEATURE_CHECKOUT"] };
    private static readonly RemovedFlag Off = new(false);

    [Fact]
    public Task The_side_that_is_compiled_stays() => On.Becomes(
        """
        public static class Shop
        {
            // What it costs.
        #if FEATURE_CHECKOUT
            public static int Price() => 1;
        #else
            public static int Price() => 2;
        #endif

            public static int Count() => 3;
        }
        """,
        """
        public static class Shop
        {
            // What it costs.
            public static int Price() => 1;

            public static int Count() => 3;
        }
        """);

    [Fact]
    public Task The_other_side_stays_where_the_flag_is_off() => Off.Becomes(
        """
        public static class Shop
        {
        #if !FEATURE_CHECKOUT
            public static int Price() => 2;
        #endif

        #if FEATURE_CHECKOUT
            public static int Rebate() => 4;
        #endif

            public static int Count() => 3;
        }
        """,
        """
        public static class Shop
        {
            public static int Price() => 2;

            public static int Count() => 3;
        }
        """);

    [Fact]
    public Task Of_a_condition_the_rest_stays() => On.Becomes(
        """
        public static class Shop
        {
        #if (DEBUG || TRACE) && FEATURE_CHECKOUT // Only here.
            public static int Price() => 1;
        #elif NET8_0 && !FEATURE_CHECKOUT
            public static int Price() => 2;
        #elif FEATURE_CHECKOUT
            public static int Price() => 3;
        #else
            public static int Price() => 4;
        #endif
        }
        """,
        """
        public static class Shop
        {
        #if DEBUG || TRACE // Only here.
            public static int Price() => 1;
        #else
            public static int Price() => 3;
        #endif
        }
        """);

    [Fact]
    public Task What_stands_within_is_looked_at_too() => On.Becomes(
        """
        public static class Shop
        {
        #if DEBUG
        #if FEATURE_CHECKOUT
            public static int Price() => 1;
        #endif
        #else
            public static int Price() => FEATURE();
        #if !FEATURE_CHECKOUT
            private static int FEATURE() => 1;
        #else
            private static int FEATURE() => 2;
        #endif
        #endif
        }
        """,
        """
        public static class Shop
        {
        #if DEBUG
            public static int Price() => 1;
        #else
            public static int Price() => FEATURE();
            private static int FEATURE() => 2;
        #endif
        }
        """);

    [Fact]
    public Task An_option_retires_symbols_that_no_file_knows() => (Off with { Options = "seaworthy.flags.retired_symbols = OLD_MENU:on" }).Becomes(
        """
        #define OLD_MENU

        public static class Shop
        {
        #if OLD_MENU
            public static int Menu() => 1;
        #endif
        }
        """,
        """
        public static class Shop
        {
            public static int Menu() => 1;
        }
        """,
        keepsEntry: true);

    [Fact]
    public Task The_finding_about_a_symbol_has_the_fix() => new RuleTest<FlagUseAnalyzer, RetiredFlagFix>(RetiredFlagSymbol.Rule, References.Net10).With("seaworthy.flags.retired_symbols = OLD_MENU:off").Fixes(
        """
        class Shop
        {
        #if [|OLD_MENU|] || DEBUG
            int Menu() => 1;
        #endif
        #if ![|OLD_MENU|]
            int Price() => 2;
        #endif
        }
        """,
        """
        class Shop
        {
        #if DEBUG
            int Menu() => 1;
        #endif
            int Price() => 2;
        }
        """);
}
