namespace Seaworthy.Tests.Flags.Elimination;

public class DeadKeyTests
{
    [Fact]
    public Task A_constant_goes_with_its_comment_and_leaves_its_neighbours() => RemovalTest.RunAsync(
        """
        using Shop.Flags;
        internal static class FeatureFlags { /// <summary>New checkout, owner: pay</summary>
            public const string NewCheckout = "new-checkout";
            public const string Other = "other";
        }
        public class S(IFlags f) { public int M() => f.IsEnabled(FeatureFlags.NewCheckout) ? 1 : 2; public bool O() => f.IsEnabled(FeatureFlags.Other); }
        """,
        """
        using Shop.Flags;
        internal static class FeatureFlags { /// <summary>New checkout, owner: pay</summary>
            public const string NewCheckout = "new-checkout";
            public const string Other = "other";
        }
        public class S(IFlags f) { public int M() => 1; public bool O() => f.IsEnabled(FeatureFlags.Other); }
        """,
        """
        using Shop.Flags;
        internal static class FeatureFlags {
            public const string Other = "other";
        }
        public class S(IFlags f) { public int M() => 1; public bool O() => f.IsEnabled(FeatureFlags.Other); }
        """);

    [Fact]
    public Task An_enum_keeps_the_values_of_its_other_members() => RemovalTest.RunAsync(
        """
        public interface IF2 { bool Is(Flag f); bool Is(string f); }
        public enum Flag { A, NewCheckout, C }
        public class S(IF2 f) { public int M() => f.Is(Flag.NewCheckout) ? 1 : 2; public int N() => f.Is(nameof(Flag.NewCheckout)) ? 1 : 2; public bool K() => f.Is(Flag.C); }
        """,
        """
        public interface IF2 { bool Is(Flag f); bool Is(string f); }
        public enum Flag { A, NewCheckout, C }
        public class S(IF2 f) { public int M() => 1; public int N() => 1; public bool K() => f.Is(Flag.C); }
        """,
        """
        public interface IF2 { bool Is(Flag f); bool Is(string f); }
        public enum Flag { A, C = 2 }
        public class S(IF2 f) { public int M() => 1; public int N() => 1; public bool K() => f.Is(Flag.C); }
        """,
        "F:Flag.NewCheckout");

    [Fact]
    public Task A_public_enum_member_that_names_no_flag_stays() => RemovalTest.RunAsync(
        "public enum State { A, Old, C } public class S { public State M(bool on) => on ? State.A : State.Old; }",
        "public enum State { A, Old, C } public class S { public State M(bool on) => State.A; }",
        "public enum State { A, Old, C } public class S { public State M(bool on) => State.A; }");

    [Fact]
    public Task Enum_members_with_lines_of_their_own_take_them_along() => RemovalTest.RunAsync(
        """
        internal enum Flag
        {
            /// <summary>The first.</summary>
            A,

            /// <summary>The checkout.</summary>
            NewCheckout, // Since May.

            /// <summary>The third.</summary>
            C,
            D = 9,

            // The last.
            Last
        }
        internal class S { public bool M(bool on, Flag f) => on && (f == Flag.NewCheckout || f == Flag.Last) ? f == Flag.A : f is Flag.C or Flag.D; }
        """,
        """
        internal enum Flag
        {
            /// <summary>The first.</summary>
            A,

            /// <summary>The checkout.</summary>
            NewCheckout, // Since May.

            /// <summary>The third.</summary>
            C,
            D = 9,

            // The last.
            Last
        }
        internal class S { public bool M(bool on, Flag f) => f == Flag.A || f is Flag.C or Flag.D; }
        """,
        """
        internal enum Flag
        {
            /// <summary>The first.</summary>
            A,

            /// <summary>The third.</summary>
            C = 2,
            D = 9
        }
        internal class S { public bool M(bool on, Flag f) => f == Flag.A || f is Flag.C or Flag.D; }
        """,
        "F:Flag.NewCheckout",
        "F:Flag.Last");

    [Fact]
    public Task An_internal_enum_member_that_names_no_flag_stays() => RemovalTest.RunAsync(
        "internal enum State { A, Old, C } internal class S { public State M(bool on) => on ? State.A : State.Old; }",
        "internal enum State { A, Old, C } internal class S { public State M(bool on) => State.A; }",
        "internal enum State { A, Old, C } internal class S { public State M(bool on) => State.A; }");

    [Fact]
    public Task A_public_property_of_an_internal_class_stays() => RemovalTest.RunAsync(
        "internal class Row { public int Old { get; set; } public int Run(bool on) => on ? 1 : Old; }",
        "internal class Row { public int Old { get; set; } public int Run(bool on) => 1; }",
        "internal class Row { public int Old { get; set; } public int Run(bool on) => 1; }");

    [Fact]
    public Task A_switch_of_the_application_context_goes_with_the_usings_it_needed() => RemovalTest.RunAsync(
        """
        using System; using System.Diagnostics.CodeAnalysis;
        internal static class Sw {
            [FeatureSwitchDefinition("My.X")] internal static bool NewPath => AppContext.TryGetSwitch("My.X", out bool on) ? on : true;
            public static int M() => NewPath ? 1 : 2;
            public static int N() { if (AppContext.TryGetSwitch("My.X", out var e) && e) return 1; return 2; }
        }
        """,
        """
        using System; using System.Diagnostics.CodeAnalysis;
        internal static class Sw {
            [FeatureSwitchDefinition("My.X")] internal static bool NewPath => true;
            public static int M() => 1;
            public static int N() { return 1; }
        }
        """,
        """
        internal static class Sw {
            public static int M() => 1;
            public static int N() { return 1; }
        }
        """);

    [Fact]
    public Task A_property_of_options_goes_where_nothing_asks_for_it() => RemovalTest.RunAsync(
        """
        public sealed class O { public bool UseNew { get; set; } public int K { get; set; } }
        public class S { public int M(O o) => o is { UseNew: true, K: var k } ? k : -1; public O P() => new() { UseNew = true, K = 1 }; public O Q() => new O { UseNew = true }; }
        """,
        """
        public sealed class O { public bool UseNew { get; set; } public int K { get; set; } }
        public class S { public int M(O o) => o is { K: var k } ? k : -1; public O P() => new() { UseNew = true, K = 1 }; public O Q() => new O { UseNew = true }; }
        """,
        """
        public sealed class O { public int K { get; set; } }
        public class S { public int M(O o) => o is { K: var k } ? k : -1; public O P() => new() { K = 1 }; public O Q() => new O(); }
        """,
        "P:O.UseNew");

    [Fact]
    public Task A_generated_client_that_is_asked_no_more_is_not_injected() => RemovalTest.RunAsync(
        """
        using System.Threading.Tasks; using OpenFeatureGenerated;
        public class S(GeneratedClient c) { public async Task<int> M() { if (await c.EnableFeatureAAsync()) { return 1; } return 2; } }
        namespace OpenFeatureGenerated { public class GeneratedClient { public async System.Threading.Tasks.Task<bool> EnableFeatureAAsync() { await System.Threading.Tasks.Task.Yield(); return false; } } }
        """,
        """
        using System.Threading.Tasks; using OpenFeatureGenerated;
        public class S(GeneratedClient c) { public Task<int> M() { return Task.FromResult(1); } }
        namespace OpenFeatureGenerated { public class GeneratedClient { public async System.Threading.Tasks.Task<bool> EnableFeatureAAsync() { await System.Threading.Tasks.Task.Yield(); return false; } } }
        """,
        """
        using System.Threading.Tasks;
        public class S() { public Task<int> M() { return Task.FromResult(1); } }
        namespace OpenFeatureGenerated { public class GeneratedClient { public async System.Threading.Tasks.Task<bool> EnableFeatureAAsync() { await System.Threading.Tasks.Task.Yield(); return false; } } }
        """);

    [Fact]
    public Task An_emptied_holder_of_keys_goes_and_what_is_above_it_stays() => RemovalTest.RunAsync(
        """
        // Licensed to the shop.

        using Shop.Flags;

        namespace Orders;

        // Everything about orders.

        /// <summary>The flags.</summary>
        internal static class Flags
        {
            public const string First = "first";

            public const string Second = "second";
        }

        public class Desk(IFlags flags)
        {
            public bool Run() => flags.IsEnabled(Flags.First) && flags.IsEnabled(Flags.Second);
        }
        """,
        """
        // Licensed to the shop.

        using Shop.Flags;

        namespace Orders;

        // Everything about orders.

        /// <summary>The flags.</summary>
        internal static class Flags
        {
            public const string First = "first";

            public const string Second = "second";
        }

        public class Desk(IFlags flags)
        {
            public bool Run() => true;
        }
        """,
        """
        // Licensed to the shop.

        namespace Orders;

        // Everything about orders.

        public class Desk()
        {
            public bool Run() => true;
        }
        """);
}
