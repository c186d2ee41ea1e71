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
}
