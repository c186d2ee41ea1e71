namespace Seaworthy.Tests.Flags.Removal;

/// <summary>What tests do to retired flags.</summary>
public sealed class RemovedSetupTests
{
    private const string Shop =
        """

        public sealed class Cart(IFeatureManager flags)
        {
            public int Total(int items) => flags is null ? 0 : items;
        }
        """;

    private static readonly RemovedFlag On = new(true);

    [Fact]
    public Task Doubles_are_not_told_any_more_what_is_so_for_good() => On.Becomes(
        """
        using FakeItEasy;
        using Microsoft.FeatureManagement;
        using Moq;
        using NSubstitute;
        using Xunit;

        public class CartTests
        {
            private readonly Mock<IFeatureManager> _flags = new();

            public CartTests()
            {
                _flags.Setup(flags => flags.IsEnabledAsync("new-checkout")).ReturnsAsync(true);
                _flags.Setup(flags => flags.IsEnabledAsync("old-menu")).ReturnsAsync(true);
            }

            [Fact]
            public void Counts()
            {
                var other = Substitute.For<IFeatureManager>();
                other.IsEnabledAsync("new-checkout").Returns(true);
                var third = A.Fake<IFeatureManager>();
                A.CallTo(() => third.IsEnabledAsync("new-checkout")).Returns(System.Threading.Tasks.Task.FromResult(true));
                Assert.Equal(1, new Cart(other).Total(1) + new Cart(third).Total(0) + new Cart(_flags.Object).Total(0));
                _flags.Verify(flags => flags.IsEnabledAsync("new-checkout"), Times.Once);
                other.Received().IsEnabledAsync("new-checkout");
            }
        }

        """ + Shop,
        """
        using FakeItEasy;
        using Microsoft.FeatureManagement;
        using Moq;
        using NSubstitute;
        using Xunit;

        public class CartTests
        {
            private readonly Mock<IFeatureManager> _flags = new();

            public CartTests()
            {
                _flags.Setup(flags => flags.IsEnabledAsync("old-menu")).ReturnsAsync(true);
            }

            [Fact]
            public void Counts()
            {
                var other = Substitute.For<IFeatureManager>();
                var third = A.Fake<IFeatureManager>();
                Assert.Equal(1, new Cart(other).Total(1) + new Cart(third).Total(0) + new Cart(_flags.Object).Total(0));
            }
        }

        """ + Shop);

    [Fact]
    public Task A_test_of_what_never_happens_again_goes() => On.Becomes(
        """
        using Microsoft.FeatureManagement;
        using NSubstitute;
        using Xunit;

        public class CartTests
        {
            private readonly IFeatureManager _flags = Substitute.For<IFeatureManager>();

            /// <summary>As it will be.</summary>
            [Fact]
            public void Counts_anew()
            {
                _flags.IsEnabledAsync("new-checkout").Returns(true);
                Assert.Equal(1, new Cart(_flags).Total(1));
            }

            /// <summary>As it was.</summary>
            [Fact]
            public void Counts_as_of_old()
            {
                _flags.IsEnabledAsync("new-checkout").Returns(false);
                Assert.Equal(2, new Cart(_flags).Total(1));
            }
        }

        """ + Shop,
        """
        using Microsoft.FeatureManagement;
        using NSubstitute;
        using Xunit;

        public class CartTests
        {
            private readonly IFeatureManager _flags = Substitute.For<IFeatureManager>();

            /// <summary>As it will be.</summary>
            [Fact]
            public void Counts_anew()
            {
                Assert.Equal(1, new Cart(_flags).Total(1));
            }
        }

        """ + Shop);

    [Theory]
    [InlineData("Xunit", "[Theory]", "InlineData", "[Fact]")]
    [InlineData("Microsoft.VisualStudio.TestTools.UnitTesting", "[DataTestMethod]", "DataRow", "[TestMethod]")]
    [InlineData("NUnit.Framework", "[Test]", "TestCase", "[Test]")]
    public Task A_test_of_both_becomes_one_of_what_is(string library, string test, string row, string plain) => On.Becomes(
        $$"""
        using Microsoft.FeatureManagement;
        using NSubstitute;
        using {{library}};

        public class CartTests
        {
            {{test}}
            [{{row}}(true, 1)]
            [{{row}}(false, 2)]
            [{{row}}(true, 3)]
            public void Counts(bool isOn, int items)
            {
                var flags = Substitute.For<IFeatureManager>();
                flags.IsEnabledAsync("new-checkout").Returns(isOn);
                _ = new Cart(flags).Total(items);
            }

            {{test}}
            [{{row}}(true)]
            [{{row}}(false)]
            public void Counts_one(bool isOn)
            {
                var flags = Substitute.For<IFeatureManager>();
                flags.IsEnabledAsync("new-checkout").Returns(isOn);
                _ = new Cart(flags).Total(1);
            }

            {{test}}
            [{{row}}(false, 2)]
            [{{row}}(true, 3)]
            public void Counts_unless(bool isOn, int items)
            {
                var flags = Substitute.For<IFeatureManager>();
                flags.IsEnabledAsync("new-checkout").Returns(isOn);
                _ = new Cart(flags).Total(isOn ? items : 1);
            }
        }

        """ + Shop,
        $$"""
        using Microsoft.FeatureManagement;
        using NSubstitute;
        using {{library}};

        public class CartTests
        {
            {{test}}
            [{{row}}(1)]
            [{{row}}(3)]
            public void Counts(int items)
            {
                var flags = Substitute.For<IFeatureManager>();
                _ = new Cart(flags).Total(items);
            }

            {{plain}}
            public void Counts_one()
            {
                var flags = Substitute.For<IFeatureManager>();
                _ = new Cart(flags).Total(1);
            }

            {{test}}
            [{{row}}(true, 3)]
            public void Counts_unless(bool isOn, int items)
            {
                var flags = Substitute.For<IFeatureManager>();
                _ = new Cart(flags).Total(isOn ? items : 1);
            }
        }

        """ + Shop);

    [Fact]
    public Task A_set_up_that_can_t_be_judged_stays() => On.Stays(
        """
        using Microsoft.FeatureManagement;
        using NSubstitute;
        using Xunit;

        public class CartTests
        {
            public static object[] Rows => [true];

            [Theory]
            [MemberData(nameof(Rows))]
            public void Counts(bool isOn)
            {
                var flags = Substitute.For<IFeatureManager>();
                flags.IsEnabledAsync("new-checkout").Returns(isOn);
                _ = new Cart(flags).Total(1);
            }

            private static IFeatureManager Off()
            {
                var flags = Substitute.For<IFeatureManager>();
                flags.IsEnabledAsync("new-checkout").Returns(false);
                return flags;
            }

            [Fact]
            public void Counts_as_of_old() => Assert.Equal(2, new Cart(Off()).Total(1));
        }

        """ + Shop);
}
