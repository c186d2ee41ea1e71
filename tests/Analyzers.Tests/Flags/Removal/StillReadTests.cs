using Seaworthy.CodeFixes.Flags;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Removal;

/// <summary>A field that is read where no value can take its place keeps the value that it had; the others go all the same.</summary>
public sealed class StillReadTests
{
    [Theory]
    [InlineData("other?._on == true ? 1 : 2", "other?._on == true ? 1 : 2")]
    [InlineData("other?.Other?._on ?? false ? 1 : 2", "other?.Other?._on ?? false ? 1 : 2")]
    [InlineData("other?.Next()._on == true ? 1 : 2", "other?.Next()._on == true ? 1 : 2")]
    [InlineData("other?.Other!._on == true ? 1 : 2", "other?.Other!._on == true ? 1 : 2")]
    [InlineData("Next()._on ? 1 : 2", "Next()._on ? 1 : 2")]
    [InlineData("other is { _on: true } ? 1 : 2", "other is { _on: true } ? 1 : 2")]
    [InlineData("other is { Other._on: false } ? 1 : 2", "other is { Other._on: false } ? 1 : 2")]
    public Task A_read_by_way_of_another_object(string before, string after) => new RuleTest<FlagReadAnalyzer, RetiredFlagFix>(RetiredFlag.Rule, References.Net10)
        .With("seaworthy.flags.read_methods = Flags.Has", "seaworthy.flags.retired = new-checkout:on")
        .Fixes(
            $$"""
            #pragma warning disable CS1591
            #nullable enable annotations
            static class Flags
            {
                public static bool Has(string key) => key.Length > 3;
            }

            public class Shop
            {
                private bool _on;
                private bool _isGone;

                private void Init() { _on = [|Flags.Has("new-checkout")|]; _isGone = [|Flags.Has("new-checkout")|]; }

                public Shop? Other { get; set; }
                private Shop Next() { Init(); return Other ?? this; }
                public int Page(Shop? other) { Next(); return {{before}}; }
                public int Help() { Init(); return _isGone ? 3 : _on ? 4 : 5; }
            }
            """,
            $$"""
            #pragma warning disable CS1591
            #nullable enable annotations

            public class Shop
            {
                private bool _on;

                private void Init() { _on = true; }

                public Shop? Other { get; set; }
                private Shop Next() { Init(); return Other ?? this; }
                public int Page(Shop? other) { Next(); return {{after}}; }
                public int Help() { Init(); return 3; }
            }
            """);

    [Fact]
    public Task A_read_in_a_statement_that_can_not_be_unwrapped() => new RuleTest<FlagReadAnalyzer, RetiredFlagFix>(RetiredFlag.Rule, References.Net10)
        .With("seaworthy.flags.read_methods = Flags.Has", "seaworthy.flags.retired = new-checkout:on")
        .Fixes(
            """
            #pragma warning disable CS1591
            #nullable enable annotations
            static class Flags
            {
                public static bool Has(string key) => key.Length > 3;
            }

            public class Shop
            {
                private bool _on;
                private bool _isGone;

                public void Init() { _on = [|Flags.Has("new-checkout")|]; _isGone = [|Flags.Has("new-checkout")|]; }

                public int Page()
                {
                    Init();
                    return Sum(
            #if DEBUG
                        _on ? 1 : 2,
            #else
                        _on ? 3 : 4,
            #endif
                        _isGone ? 5 : 6);
                }

                private static int Sum(int a, int b) => a + b;
                public int Help() { Init(); return _isGone ? 7 : 8; }
            }
            """,
            """
            #pragma warning disable CS1591
            #nullable enable annotations

            public class Shop
            {
                private bool _on;
                private bool _isGone;

                public void Init() { _on = true; _isGone = true; }

                public int Page()
                {
                    Init();
                    return Sum(
            #if DEBUG
                        _on ? 1 : 2,
            #else
                        _on ? 3 : 4,
            #endif
                        _isGone ? 5 : 6);
                }

                private static int Sum(int a, int b) => a + b;
                public int Help() { Init(); return _isGone ? 7 : 8; }
            }
            """);

    [Theory]
    [InlineData("[Kept] private bool _on;")]
    [InlineData("[Kept] private bool _on, _isOther = Flags.Has(\"other\");")]
    public Task A_field_that_nobody_reads_and_nobody_may_remove_keeps_the_check(string field) => new RuleTest<FlagReadAnalyzer, RetiredFlagFix>(RetiredFlag.Rule, References.Net10)
        .With("seaworthy.flags.read_methods = Flags.Has", "seaworthy.flags.retired = new-checkout:on")
        .ReportsWithoutFix(
            $$"""
            #pragma warning disable CS1591
            class KeptAttribute : System.Attribute;

            static class Flags
            {
                public static bool Has(string key) => key.Length > 3;
            }

            public class Shop
            {
                {{field}}

                public void Init() { _on = [|Flags.Has("new-checkout")|]; }
            }
            """);
}
