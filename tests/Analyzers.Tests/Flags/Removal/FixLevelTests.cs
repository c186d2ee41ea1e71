using Seaworthy.CodeFixes.Flags;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Removal;

/// <summary>How far a removal goes is set by an option.</summary>
public sealed class FixLevelTests
{
    private const string Before = """
        #pragma warning disable CS1591
        static class Flags
        {
            public static bool Has(string key) => key.Length > 3;
        }

        public class Shop
        {
            public static bool IsNew => [|Flags.Has("new-checkout")|];
            public string Page() => IsNew ? New() : Old();
            public string Help() => [|Flags.Has("new-checkout")|] ? New() : OldHelp();
            private static string New() => "new";
            private static string Old() => "old";
            private static string OldHelp() => "help";
        }
        """;

    private static Task Becomes(string level, string after) => new RuleTest<FlagReadAnalyzer, RetiredFlagFix>(RetiredFlag.Rule, References.Net10)
        .With("seaworthy.flags.read_methods = Flags.Has", "seaworthy.flags.retired = new-checkout:on", $"seaworthy.flags.fix_level = {level}")
        .Fixes(Before, after);

    [Fact]
    public Task Fold_only_takes_the_checks_out() => Becomes("fold", """
        #pragma warning disable CS1591
        static class Flags
        {
            public static bool Has(string key) => key.Length > 3;
        }

        public class Shop
        {
            public static bool IsNew => true;
            public string Page() => IsNew ? New() : Old();
            public string Help() => New();
            private static string New() => "new";
            private static string Old() => "old";
            private static string OldHelp() => "help";
        }
        """);

    [Fact]
    public Task Cascade_also_takes_what_only_they_used() => Becomes("cascade", """
        #pragma warning disable CS1591

        public class Shop
        {
            public static bool IsNew => true;
            public string Page() => IsNew ? New() : Old();
            public string Help() => New();
            private static string New() => "new";
            private static string Old() => "old";
        }
        """);

    [Fact]
    public Task Deep_also_follows_what_is_public() => Becomes("deep", """
        #pragma warning disable CS1591

        public class Shop
        {
            public static bool IsNew => true;
            public string Page() => New();
            public string Help() => New();
            private static string New() => "new";
        }
        """);
}
