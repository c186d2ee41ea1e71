using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>What only the deepest level follows: interfaces, and what is public.</summary>
public class DeepTests
{
    private const string Wrapper = """
        internal interface ICheckout { bool UseNew { get; } int Version { get; } }
        internal sealed class Checkout(IFlags flags) : ICheckout { public bool UseNew => flags.IsEnabled("X"); public int Version => 3; }

        """;

    [Fact]
    public async Task An_interface_whose_implementations_all_say_the_same_is_followed() => Assert.Equal(
        """
        internal interface ICheckout { int Version { get; } }
        internal sealed class Checkout() : ICheckout { public int Version => 3; }
        public class Desk { internal int Run(ICheckout checkout) => checkout.Version; }
        """,
        await ConstantTest.RemoveAsync(Wrapper + "public class Desk { internal int Run(ICheckout checkout) => checkout.UseNew ? checkout.Version : 2; }", level: FixLevel.Deep));

    [Fact]
    public async Task An_interface_with_another_implementation_is_not() => Assert.Equal(
        """
        internal interface ICheckout { bool UseNew { get; } int Version { get; } }
        internal sealed class Checkout() : ICheckout { public bool UseNew => true; public int Version => 3; }
        internal sealed class Always : ICheckout { public bool UseNew => true; public int Version => 2; }
        public class Desk { internal int Run(ICheckout checkout) => checkout.UseNew ? checkout.Version : 2; internal ICheckout Open() => new Always(); }
        """,
        await ConstantTest.RemoveAsync(
            Wrapper + "internal sealed class Always : ICheckout { public bool UseNew => true; public int Version => 2; }\npublic class Desk { internal int Run(ICheckout checkout) => checkout.UseNew ? checkout.Version : 2; internal ICheckout Open() => new Always(); }",
            level: FixLevel.Deep));

    [Fact]
    public async Task Cascade_leaves_interfaces_alone() => Assert.Equal(
        """
        internal interface ICheckout { bool UseNew { get; } int Version { get; } }
        internal sealed class Checkout() : ICheckout { public bool UseNew => true; public int Version => 3; }
        public class Desk { internal int Run(ICheckout checkout) => checkout.UseNew ? checkout.Version : 2; }
        """,
        await ConstantTest.RemoveAsync(Wrapper + "public class Desk { internal int Run(ICheckout checkout) => checkout.UseNew ? checkout.Version : 2; }"));

    [Theory]
    [InlineData("internal interface ICheckout { bool UseNew() => false; } internal sealed class Checkout(IFlags flags) : ICheckout { public bool UseNew() => FLAG; }", "checkout.UseNew()")]
    [InlineData("internal abstract class ICheckout { public abstract bool UseNew(); } internal sealed class Checkout(IFlags flags) : ICheckout { public override bool UseNew() => FLAG; }", "checkout.UseNew()")]
    public async Task A_member_that_others_may_implement_in_another_way_is_not_followed(string types, string call) => Assert.Equal(
        types.Replace("FLAG", "true", StringComparison.Ordinal).Replace("(IFlags flags)", "()", StringComparison.Ordinal) + $" public class Desk {{ internal int Run(ICheckout checkout) => {call} ? 1 : 2; }}",
        await ConstantTest.RemoveAsync(types.Replace("FLAG", "flags.IsEnabled(\"X\")", StringComparison.Ordinal) + $" public class Desk {{ internal int Run(ICheckout checkout) => {call} ? 1 : 2; }}", level: FixLevel.Deep));

    [Fact]
    public async Task A_static_member_of_an_interface_is_not_followed() => Assert.Equal(
        "internal interface ICheckout { static abstract bool UseNew(IFlags flags); } internal sealed class Checkout : ICheckout { public static bool UseNew(IFlags flags) => true; } public class Desk { internal int Run<T>(IFlags flags) where T : ICheckout => T.UseNew(flags) ? 1 : 2; }",
        await ConstantTest.RemoveAsync(
            "internal interface ICheckout { static abstract bool UseNew(IFlags flags); } internal sealed class Checkout : ICheckout { public static bool UseNew(IFlags flags) => flags.IsEnabled(\"X\"); } public class Desk { internal int Run<T>(IFlags flags) where T : ICheckout => T.UseNew(flags) ? 1 : 2; }",
            level: FixLevel.Deep));

    [Fact]
    public async Task The_parameters_of_a_method_that_the_assembly_sees_go() => Assert.Equal(
        "public class Menu() { public int Run(int n) => Calc(n); internal int Calc(int v) => v * 2; }",
        await ConstantTest.RemoveAsync("public class Menu(IFlags flags) { public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")); internal int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1; }", level: FixLevel.Deep));
}
